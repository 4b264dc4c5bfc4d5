import {
  abs,
  div,
  equal,
  max,
  onesLike,
  pad,
  reshape,
  slice,
  type Tensor3D,
  type Tensor4D,
  tile,
  transpose,
  where,
} from '@tensorflow/tfjs-core'
import { checkChoice, checkWhole } from '../options.js'

export interface TileOptions {
  /** How many tiles stand in a row. Default: so many that there are about as many rows. */
  readonly columns?: number
  /**
   * By what values are divided: `'each'` tile by its own largest size (default), so that its form shows;
   * `'all'` by the largest of all, so that weak tiles look weak.
   */
  readonly scale?: 'each' | 'all'
  /** Zeros between tiles, in values. Default: 1. */
  readonly gap?: number
  /** How many pixels high and wide a value is. Default: 1. */
  readonly enlarge?: number
}

/** From -1 to 1. A tile of zeros stays one. */
const scaled = (tiles: Tensor4D, scale: 'each' | 'all'): Tensor4D => {
  const most = max<Tensor4D>(abs(tiles), scale === 'each' ? [0, 1, 2] : [0, 1, 2, 3], true)
  return div(tiles, where(equal(most, 0), onesLike(most), most))
}

/** `[height, width, channels]`, from the left to the right and from the top down. */
const gridOf = (tiles: Tensor4D, columns: number, gap: number): Tensor3D => {
  const [height, width, channels, count] = tiles.shape
  const rows = Math.ceil(count / columns)
  const [high, wide] = [height + gap, width + gap]
  const padded = pad(transpose(tiles, [3, 0, 1, 2]), [
    [0, rows * columns - count],
    [0, gap],
    [0, gap],
    [0, 0],
  ])
  const cells = transpose(reshape(padded, [rows, columns, high, wide, channels]), [0, 2, 1, 3, 4])
  const grid = reshape(cells, [rows * high, columns * wide, channels]) as Tensor3D
  return slice(grid, [0, 0, 0], [rows * high - gap, columns * wide - gap, channels])
}

const enlarged = (grid: Tensor3D, factor: number): Tensor3D => {
  const [height, width, channels] = grid.shape
  // One side after the other: WebGPU loses its device over tiles of rank 5.
  const lines = tile(reshape(grid, [height, 1, width * channels]), [1, factor, 1])
  const squares = tile(reshape(lines, [height * factor * width, 1, channels]), [1, factor, 1])
  return reshape(squares, [height * factor, width * factor, channels])
}

/**
 * Tiles `[height, width, channels, tiles]` side by side, from -1 to 1: `[height, width, channels]`.
 *
 * @throws `kernels/option`
 */
export const tilePicture = (
  operation: string,
  tiles: Tensor4D,
  { columns, scale = 'each', gap = 1, enlarge = 1 }: TileOptions,
): Tensor3D => {
  const across = columns ?? Math.ceil(Math.sqrt(tiles.shape[3]))
  checkWhole(operation, 'columns', across, 1)
  checkChoice(operation, 'scale', scale, ['each', 'all'])
  checkWhole(operation, 'gap', gap, 0)
  checkWhole(operation, 'enlarge', enlarge, 1)
  return enlarged(gridOf(scaled(tiles, scale), across, gap), enlarge)
}
