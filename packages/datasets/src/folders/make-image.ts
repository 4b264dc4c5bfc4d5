import { type Channels, fromRgba } from './channels.js'
import { decodeImage } from './decode-image.js'
import { type Grid, type Interpolation, resize } from './resize.js'

/** What becomes of each file. Plain data, which a worker can be handed. */
export interface ReadImageOptions {
  readonly size: readonly [height: number, width: number] | undefined
  readonly interpolation: Interpolation
  readonly channels: Channels
  readonly limitPixels: number
  readonly limitFileBytes: number
}

export interface DecodedImage extends Grid {
  /** `[height, width, channels]`, 0 to 255. */
  readonly values: Uint8Array
}

/**
 * Decodes and resizes the content of one file.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const makeImage = (
  bytes: Uint8Array,
  path: string,
  { size, interpolation, channels, limitPixels }: ReadImageOptions,
): DecodedImage => {
  const { rgba, height, width } = decodeImage(bytes, path, limitPixels)
  const values = fromRgba(rgba, channels)
  if (!size) return { values, height, width }
  const to = { height: size[0], width: size[1] }
  return { values: resize(values, { height, width }, to, interpolation), ...to }
}
