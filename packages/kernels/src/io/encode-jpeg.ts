import { encode } from 'jpeg-js'
import { checkWhole } from '../options.js'
import { type OneImage, toRgba, type WriteOptions, wholePicture } from './whole-values.js'

export interface EncodeJpegOptions extends WriteOptions {
  /** From 1, small, to 100, near to the image. Default: 90. */
  readonly quality?: number
}

/** jpeg-js gives a Buffer wherever there are modules, and pages have none: for the time of the work they do. */
const withBuffer = (work: () => Uint8Array): Uint8Array => {
  if ('Buffer' in globalThis) return Uint8Array.from(work())
  Object.assign(globalThis, { Buffer: { from: (bytes: number[]) => Uint8Array.from(bytes) } })
  try {
    return work()
  } finally {
    Reflect.deleteProperty(globalThis, 'Buffer')
  }
}

/**
 * Encodes an image as a JPEG file of three components, each pixel sampled; gray is three equal ones. Values
 * are rounded to the nearest, halves up, and what lies below 0 or above `dataRange` becomes 0 or white. A
 * JPEG file has no alpha: images of 2 or 4 channels are refused.
 *
 * @param image `[height, width]` or `[height, width, 1 or 3]`
 * @returns the bytes of the file
 * @throws `kernels/not-a-number` for NaN, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * await writeFile('small.jpg', await encodeJpeg(image, { quality: 80, dataRange: 255 }))
 * ```
 */
export const encodeJpeg = async (
  image: OneImage,
  { quality = 90, ...options }: EncodeJpegOptions = {},
): Promise<Uint8Array> => {
  checkWhole('encodeJpeg', 'quality', quality, 1, 100)
  const picture = await wholePicture('encodeJpeg', image, [1, 3], options, 8)
  const { height, width } = picture
  return withBuffer(() => encode({ data: toRgba(picture), height, width }, quality).data)
}
