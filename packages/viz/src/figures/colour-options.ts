import * as z from 'zod/mini'
import { type ColourMap, colourMaps } from '../scales/colours.js'

/** Which values the colours stand for, as JSON. */
export const colourOptions = {
  vmin: z.optional(z.number()),
  vmax: z.optional(z.number()),
  center: z.optional(z.number()),
  cmap: z.optional(z.enum(colourMaps)),
}

/** Which values the colours stand for, named as matplotlib names it. */
export interface ColourOptions {
  /** The value of the first colour; left out: the least. */
  readonly vmin?: number
  /** The value of the last colour; left out: the largest. */
  readonly vmax?: number
  /** The value in the middle of the map, as 0 for weights: both sides reach equally far. */
  readonly center?: number
  /** Left out: viridis, or RdBu_r where there is a center. */
  readonly cmap?: ColourMap
}

export const mapOf = ({
  cmap,
  center,
}: {
  cmap?: ColourMap | undefined
  center?: number | undefined
}): ColourMap => cmap ?? (center === undefined ? 'viridis' : 'RdBu_r')
