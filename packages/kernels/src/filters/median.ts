import {
  any,
  concat,
  notEqual,
  reshape,
  slice,
  type Tensor2D,
  type Tensor4D,
  topk,
  where,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { runOnModule } from '../host/run-on-module.js'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder, type Edges, sourcesAround } from '../linear/border.js'
import { padImages } from '../linear/pad-images.js'
import { rowBytes } from '../linear/run-steps.js'
import { checkWindow } from '../options.js'
import { withNonlinear } from './nonlinear-engine.js'

export interface MedianOptions extends BorderOptions {
  /** Pixels along each side of the window, an odd number below 4096. Default: 3. */
  readonly size?: number
}

/** For the sorting of 3x3 and 5x5, and for the ranks of others: see assembly/nonlinear/median-*.ts. */
const roomFor = (shape: Tensor4D['shape'], size: number): number => {
  const [, rows, columns] = shape
  return size <= 5
    ? (rowBytes(shape, size) + 16) * (rows + 1 + size)
    : 24 * (rows * columns + 1) + 16384
}

const onModule = (images: Tensor4D, size: number, { border, borderValue }: Edges): Tensor4D => {
  const { shape } = images
  const tables = sourcesAround(shape, size, border)
  const room = roomFor(shape, size)
  return runOnModule(withNonlinear, images, tables, room, (engine, at, [scratch, y, x]) => {
    const compute = size <= 5 ? engine.medianOfFew : engine.medianByRank
    compute(...at, size, y, x, borderValue, scratch)
    engine.spreadNaN(...at, size, y, x)
  })
}

/** All windows side by side, of which the greater half is sorted: as many images as the window has pixels. */
const ofTensors = (images: Tensor4D, size: number, edges: Edges): Tensor4D => {
  const padded = padImages(images, { height: size, width: size }, edges)
  const places = Array.from({ length: size * size }, (_, index) => {
    const part = slice(padded, [0, Math.floor(index / size), index % size, 0], images.shape)
    return reshape(part, [-1, 1]) as Tensor2D
  })
  const windows = concat(places, 1)
  const half = (size * size + 1) / 2
  const { values } = topk(windows, half)
  const middle = slice(values, [0, half - 1], [-1, 1])
  const hasNaN = any(notEqual(windows, windows), 1, true)
  return reshape(where(hasNaN, Number.NaN, middle), images.shape)
}

/**
 * The median of the window around each pixel: takes away single wrong pixels and keeps edges. As
 * `median_filter` of SciPy, but that a window with NaN gives NaN. Differentiable: no.
 *
 * The module chooses from 3x3 and 5x5 pixels by exchanges; larger windows take time in proportion to
 * their side, by counting ranks as T. Huang, G. Yang and G. Tang, A fast two-dimensional median filtering
 * algorithm (1979), count gray levels. Tensors take memory for the image times the pixels of the window.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const clean = median(image, { size: 5 })
 * ```
 */
export const median = <T extends Image>(
  image: T,
  { size = 3, ...options }: MedianOptions = {},
): T => {
  checkImage('median', image)
  checkWindow('median', 'size', size)
  const edges = checkBorder('median', options)
  return onImages(image, (images) => {
    if (images.size === 0 || size === 1) return images.clone()
    return isOnHost() ? onModule(images, size, edges) : ofTensors(images, size, edges)
  })
}
