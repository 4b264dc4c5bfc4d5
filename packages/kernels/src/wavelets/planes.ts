import {
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core'
import { checkHasPixels } from '../geometry/size.js'
import { checkImage, type Image, shape4 } from '../image.js'
import type { WaveletForm } from './options.js'
import { analyse, synthesise } from './rows.js'

/** Four quarters of planes `[planes, height, width]`. */
export interface Quarters {
  readonly approximation: Tensor3D
  readonly horizontal: Tensor3D
  readonly vertical: Tensor3D
  readonly diagonal: Tensor3D
}

/** @throws `kernels/rank` and its like, `kernels/no-pixels` if a side is 0 */
export const checkPlanes = (operation: string, image: Image): void => {
  checkImage(operation, image)
  checkHasPixels(operation, image)
}

/** As `transpose`, which divides by zero on WebAssembly where nothing is. */
const permuted = <T extends Tensor>(values: T, order: readonly number[]): T =>
  values.size > 0
    ? transpose(values, [...order])
    : (zeros(order.map((axis) => values.shape[axis]!)) as Tensor as T)

/** Each channel of each image by itself. */
export const planesOf = (image: Image): Tensor3D => {
  const [images, height, width, channels] = shape4(image.shape)
  const moved = permuted(reshape(image, [images, height, width, channels]), [0, 3, 1, 2])
  return reshape(moved, [images * channels, height, width])
}

/** Planes as an image of the rank, and with the channels, of another. */
export const likeImage = <T extends Image>(planes: Tensor3D, { shape }: T): T => {
  const [images, , , channels] = shape4(shape)
  const [, height, width] = planes.shape
  const moved = permuted(reshape(planes, [images, channels, height, width]), [0, 2, 3, 1])
  const outer = shape.length === 4 ? [images] : []
  const inner = shape.length === 2 ? [] : [channels]
  return reshape(moved, [...outer, height, width, ...inner] as [number, number]) as T
}

const turned = (planes: Tensor3D): Tensor3D => permuted(planes, [0, 2, 1])

const asRows = (planes: Tensor3D): Tensor2D =>
  reshape(planes, [planes.shape[0] * planes.shape[1], planes.shape[2]])

const asPlanes = (rows: Tensor2D, [planes, height]: Tensor3D['shape']): Tensor3D =>
  reshape(rows, [planes, height, rows.shape[1]])

/** One step of the transform, along columns and rows. */
export const quartersOf = (planes: Tensor3D, form: WaveletForm): Quarters => {
  const columns = turned(planes)
  const [low, high] = analyse(asRows(columns), form).map((half) => {
    const side = turned(asPlanes(half, columns.shape))
    return analyse(asRows(side), form).map((quarter) => asPlanes(quarter, side.shape))
  }) as [[Tensor3D, Tensor3D], [Tensor3D, Tensor3D]]
  return { approximation: low[0], vertical: low[1], horizontal: high[0], diagonal: high[1] }
}

/** The inverse of {@link quartersOf}; all quarters have one shape. @throws `kernels/option` */
export const planesOfQuarters = (
  operation: string,
  { approximation, horizontal, vertical, diagonal }: Quarters,
  form: WaveletForm,
): Tensor3D => {
  const { shape } = approximation
  const [low, high] = [
    [approximation, vertical],
    [horizontal, diagonal],
  ].map(([one, other]) => {
    const rows = synthesise(operation, [asRows(one!), asRows(other!)], form)
    return turned(asPlanes(rows, shape))
  }) as [Tensor3D, Tensor3D]
  return turned(asPlanes(synthesise(operation, [asRows(low), asRows(high)], form), low.shape))
}
