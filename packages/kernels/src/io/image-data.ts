import { type Tensor3D, tensor3d } from '@tensorflow/tfjs-core'
import { checkPositive, refuse } from '../options.js'
import { type OneImage, toRgba, type WriteOptions, wholePicture } from './whole-values.js'

/** As ImageData of pages, workers and canvas libraries: red, green, blue and alpha as bytes. */
export interface ImageDataLike {
  readonly data: Uint8ClampedArray | Uint8Array
  readonly height: number
  readonly width: number
}

export interface PixelOptions {
  /** 4 keeps alpha, 3 leaves it out. Default: 4. */
  readonly channels?: 3 | 4
  /** Brings values to 0 up to this, such as 1. Default: 255. */
  readonly dataRange?: number
}

/** @throws `kernels/option` */
export const imageOfPixels = (
  operation: string,
  pixels: ImageDataLike,
  { channels = 4, dataRange = 255 }: PixelOptions,
): Tensor3D => {
  const { data, height, width } = pixels
  if (data?.length !== 4 * height * width || !(data.length > 0)) {
    const expected = 'an ImageData, with red, green, blue and alpha of each pixel as bytes'
    refuse(operation, 'pixels', expected, `${data?.length} values of ${width} x ${height} pixels`)
  }
  if (channels !== 3 && channels !== 4) refuse(operation, 'channels', '3 or 4', channels)
  checkPositive(operation, 'dataRange', dataRange)
  const values = new Float32Array(height * width * channels)
  for (let from = 0, to = 0; from < data.length; from += 4) {
    for (let channel = 0; channel < channels; channel++) {
      values[to++] = (data[from + channel]! * dataRange) / 255
    }
  }
  return tensor3d(values, [height, width, channels])
}

/**
 * The image of an ImageData: bytes as they stand, colours not multiplied by alpha.
 *
 * @returns `[height, width, 4]`, or `[height, width, 3]`; the caller's
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const image = fromImageData(context.getImageData(0, 0, 64, 64), { channels: 3, dataRange: 1 })
 * ```
 */
export const fromImageData = (pixels: ImageDataLike, options: PixelOptions = {}): Tensor3D =>
  imageOfPixels('fromImageData', pixels, options)

/** An ImageData where there are such, elsewhere what looks like one. */
export const pixelsOf = async (
  operation: string,
  image: OneImage,
  options: WriteOptions,
): Promise<ImageData> => {
  const picture = await wholePicture(operation, image, [1, 2, 3, 4], options, 8)
  const { height, width } = picture
  const data = toRgba(picture)
  if (typeof ImageData === 'function') return new ImageData(data, width, height)
  return { data, height, width, colorSpace: 'srgb' } as ImageData
}

/**
 * An image as ImageData: gray is shown as such, and what has no alpha is opaque. Values are rounded and
 * clipped as by `encodePng`. In Node, a plain object of the same form.
 *
 * @param image `[height, width]` or `[height, width, 1 to 4]`
 * @throws `kernels/not-a-number` for NaN, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * context.putImageData(await toImageData(sobel(image)), 0, 0)
 * ```
 */
export const toImageData = (image: OneImage, options: WriteOptions = {}): Promise<ImageData> =>
  pixelsOf('toImageData', image, options)
