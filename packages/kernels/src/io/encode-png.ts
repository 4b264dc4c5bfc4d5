import { encode } from 'fast-png'
import { refuse } from '../options.js'
import { type OneImage, type WriteOptions, wholePicture } from './whole-values.js'

export interface EncodePngOptions extends WriteOptions {
  /** Default: 8. */
  readonly bitDepth?: 8 | 16
}

/**
 * Encodes an image as a PNG file, gray or coloured, with or without alpha: 1 to 4 channels. Values are
 * rounded to the nearest, halves up, and what lies below 0 or above `dataRange` becomes 0 or white.
 *
 * @param image `[height, width]` or `[height, width, 1 to 4]`
 * @returns the bytes of the file
 * @throws `kernels/not-a-number` for NaN, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * await writeFile('edges.png', await encodePng(sobel(image)))
 * ```
 */
export const encodePng = async (
  image: OneImage,
  { bitDepth = 8, ...options }: EncodePngOptions = {},
): Promise<Uint8Array> => {
  if (bitDepth !== 8 && bitDepth !== 16) refuse('encodePng', 'bitDepth', '8 or 16', bitDepth)
  const { data, ...size } = await wholePicture('encodePng', image, [1, 2, 3, 4], options, bitDepth)
  return encode({ data, ...size, depth: bitDepth })
}
