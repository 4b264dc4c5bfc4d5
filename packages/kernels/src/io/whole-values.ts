import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { fileError } from '../errors.js'
import { checkImage } from '../image.js'
import { checkPositive, refuse } from '../options.js'
import type { Picture } from './picture.js'

export interface WriteOptions {
  /** What stands for white: 1, or 255 for bytes. Default: 1. */
  readonly dataRange?: number
}

/** One image, `[height, width]` or with channels. */
export type OneImage = Tensor2D | Tensor3D

/** @throws `kernels/option`, `kernels/rank` and its like */
export const checkOneImage = (
  operation: string,
  image: OneImage,
  channels: readonly number[],
): readonly [height: number, width: number, channels: number] => {
  checkImage(operation, image)
  const [height = 0, width = 0, given = 1, more] = image.shape as readonly number[]
  if (more !== undefined || !channels.includes(given) || height === 0 || width === 0) {
    const expected = `[height, width] or [height, width, channels] with pixels and ${channels.join(', ')} channels; of several images take one, of more channels some, with slice()`
    refuse(operation, 'image', expected, `[${image.shape}]`)
  }
  return [height, width, given]
}

/**
 * Values as whole numbers of 8 or 16 bits: from 0 up to `dataRange` to 0 up to the largest, rounded to the
 * nearest, halves up. What lies beyond becomes the nearer end.
 *
 * @throws `kernels/not-a-number`
 */
export const toWhole = (
  operation: string,
  values: Float32Array,
  dataRange: number,
  bits: 8 | 16,
): Uint8Array | Uint16Array => {
  const most = 2 ** bits - 1
  const whole = bits === 8 ? new Uint8Array(values.length) : new Uint16Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (Number.isNaN(value)) throw fileError('kernels/not-a-number', { operation, index: at })
    whole[at] = Math.min(most, Math.max(0, Math.floor((value * most) / dataRange + 0.5)))
  }
  return whole
}

/** Reads an image and rounds it. @throws `kernels/option`, `kernels/not-a-number`, `kernels/rank` and its like */
export const wholePicture = async (
  operation: string,
  image: OneImage,
  channels: readonly number[],
  { dataRange = 1 }: WriteOptions,
  bits: 8 | 16,
): Promise<Picture> => {
  const [height, width, given] = checkOneImage(operation, image, channels)
  checkPositive(operation, 'dataRange', dataRange)
  const values = await image.data<'float32'>()
  return { data: toWhole(operation, values, dataRange, bits), height, width, channels: given }
}

/** Red, green, blue and alpha of bytes; gray three times, without alpha 255. */
export const toRgba = ({
  data,
  height,
  width,
  channels,
}: Picture): Uint8ClampedArray<ArrayBuffer> => {
  const rgba = new Uint8ClampedArray(4 * height * width)
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2]
  const hasAlpha = channels % 2 === 0
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = data[from]!
    rgba[to + 1] = data[from + green]!
    rgba[to + 2] = data[from + blue]!
    rgba[to + 3] = hasAlpha ? data[from + channels - 1]! : 255
  }
  return rgba
}
