import { type Tensor3D, tensor3d, tidy, transpose } from '@tensorflow/tfjs-core'
import { checkChoice, checkPositive, checkWhole, refuse } from '../options.js'
import { checkOneImage, type OneImage, toWhole, type WriteOptions } from './whole-values.js'

/** Samples of pixels; those of 16 bits as this machine has them. */
export type RawArray = Uint8Array | Uint8ClampedArray | Uint16Array | Float32Array

/** `'interleaved'`: all channels of a pixel, then the next; `'planar'`: all pixels of a channel. */
export type RawLayout = 'interleaved' | 'planar'

export interface FromRawOptions {
  readonly height: number
  readonly width: number
  /** Default: 1. */
  readonly channels?: number
  /** Default: interleaved. */
  readonly layout?: RawLayout
}

const layouts = ['interleaved', 'planar'] as const

/**
 * The image of an array of samples, row by row, as they stand.
 *
 * @returns `[height, width, channels]`; the caller's
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const image = fromRaw(frame, { height: 480, width: 640, channels: 3, layout: 'planar' })
 * ```
 */
export const fromRaw = (
  data: RawArray,
  { height, width, channels = 1, layout = 'interleaved' }: FromRawOptions,
): Tensor3D => {
  checkWhole('fromRaw', 'height', height, 1)
  checkWhole('fromRaw', 'width', width, 1)
  checkWhole('fromRaw', 'channels', channels, 1)
  checkChoice('fromRaw', 'layout', layout, layouts)
  if (!ArrayBuffer.isView(data) || data.length !== height * width * channels) {
    const expected = `a typed array of ${height * width * channels} samples, height x width x channels`
    refuse('fromRaw', 'data', expected, `${(data as RawArray | undefined)?.length}`)
  }
  const values = Float32Array.from(data)
  if (layout === 'interleaved') return tensor3d(values, [height, width, channels])
  return tidy(() => transpose(tensor3d(values, [channels, height, width]), [1, 2, 0]))
}

export interface ToRawOptions<Type extends keyof RawTypes = keyof RawTypes> extends WriteOptions {
  /** Values of `'float32'` stay what they are, whatever `dataRange`. */
  readonly type: Type
  /** Default: interleaved. */
  readonly layout?: RawLayout
}

interface RawTypes {
  readonly uint8: Uint8Array
  readonly uint16: Uint16Array
  readonly float32: Float32Array
}

/**
 * The samples of an image, row by row. Whole numbers are rounded to the nearest, halves up, with what lies
 * below 0 or above `dataRange` brought to 0 or to the largest.
 *
 * @param image `[height, width]` or `[height, width, channels]`
 * @throws `kernels/not-a-number` for NaN among whole numbers, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const bytes = await toRaw(image, { type: 'uint8', layout: 'planar' })
 * ```
 */
export const toRaw = async <Type extends keyof RawTypes>(
  image: OneImage,
  { type, layout = 'interleaved', dataRange = 1 }: ToRawOptions<Type>,
): Promise<RawTypes[Type]> => {
  const channels = (image.shape as readonly number[] | undefined)?.[2] ?? 1
  const [height, width] = checkOneImage('toRaw', image, [channels])
  checkChoice('toRaw', 'type', type as keyof RawTypes, ['uint8', 'uint16', 'float32'])
  checkChoice('toRaw', 'layout', layout, layouts)
  checkPositive('toRaw', 'dataRange', dataRange)
  const interleaved = await image.data<'float32'>()
  const size = height * width
  const values =
    layout === 'interleaved'
      ? interleaved
      : Float32Array.from(
          interleaved,
          (_, at) => interleaved[(at % size) * channels + Math.floor(at / size)]!,
        )
  const raw =
    type === 'float32'
      ? values.slice()
      : toWhole('toRaw', values, dataRange, type === 'uint8' ? 8 : 16)
  return raw as unknown as RawTypes[Type]
}
