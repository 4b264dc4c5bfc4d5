import { type Border, checkBorder, type Edges } from '../linear/border.js'
import { type Footprint, type FootprintMask, footprintMask } from './footprint.js'

export interface MorphologyOptions {
  /** Which pixels around belong to a pixel. Default: those that share an edge, a cross of radius 1. */
  readonly footprint?: Footprint
  /**
   * What stands beyond the edges; with `ignore` nothing does, and a window without any pixel gives the
   * largest float32 (of `erode`) or the lowest one. Default: `symmetric`, which is the same for every
   * shape that has a name.
   */
  readonly border?: Border | 'ignore'
  /** Of the border `constant`. Default: 0. */
  readonly borderValue?: number
}

const largest = 3.4028234663852886e38

export interface MorphologyForm {
  readonly mask: FootprintMask
  /** Of erosions, and of dilations. */
  readonly edges: { readonly least: Edges; readonly greatest: Edges }
}

/** @throws `kernels/option` */
export const morphologyForm = (
  operation: string,
  { footprint = { shape: 'cross', radius: 1 }, border, ...options }: MorphologyOptions,
): MorphologyForm => {
  const mask = footprintMask(operation, footprint)
  if (border === 'ignore') {
    const beyond = (value: number): Edges => ({ border: 'constant', borderValue: value })
    return { mask, edges: { least: beyond(largest), greatest: beyond(-largest) } }
  }
  const edges = checkBorder(operation, border === undefined ? options : { border, ...options })
  return { mask, edges: { least: edges, greatest: edges } }
}
