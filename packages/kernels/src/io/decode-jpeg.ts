import { decode } from 'jpeg-js'
import { smoothChroma } from './chroma.js'
import { checkFormat } from './formats.js'
import { checkedJpeg, type JpegHeader } from './jpeg-header.js'
import { upright } from './orient.js'
import {
  type Bytes,
  brokenImage,
  checkDecoding,
  type DecodedImage,
  type DecodeOptions,
  decoded,
  type Picture,
} from './picture.js'

export interface DecodeJpegOptions extends DecodeOptions {
  /** Turns the image upright where the camera noted how it was held. Default: true. */
  readonly applyOrientation?: boolean
}

/** The components of each pixel as they stand, three of them: gray three times. */
const componentsOf = (operation: string, bytes: Uint8Array, header: JpegHeader): Uint8Array => {
  const { width, height, adobeTransformAt } = header
  const file = bytes.slice()
  // It would overrule that nothing is to be transformed.
  if (adobeTransformAt !== undefined) file[adobeTransformAt] = 0
  try {
    const { data, ...found } = decode(file, {
      useTArray: true,
      formatAsRGBA: false,
      colorTransform: false,
      tolerantDecoding: false,
      // The size has been checked; these are the library's own nets behind that.
      maxResolutionInMP: Math.ceil((width * height) / 1e6),
      maxMemoryUsageInMB: 64 + Math.ceil((width * height) / 2 ** 14),
    })
    if (found.width !== width || found.height !== height) throw new Error('SOF')
    return data
  } catch (cause) {
    throw brokenImage(operation, 'jpeg', cause instanceof Error ? cause.message : `${cause}`, cause)
  }
}

/** Red, green and blue of Y, Cb and Cr (ITU-T T.871), in place. */
const toRgb = ({ buffer, byteOffset, length }: Uint8Array): void => {
  // Rounds and clips what it is given.
  const pixels = new Uint8ClampedArray(buffer, byteOffset, length)
  for (let at = 0; at < length; at += 3) {
    const [y, blue, red] = [pixels[at]!, pixels[at + 1]! - 128, pixels[at + 2]! - 128]
    pixels[at] = y + 1.402 * red
    pixels[at + 1] = y - 0.344136 * blue - 0.714136 * red
    pixels[at + 2] = y + 1.772 * blue
  }
}

export const jpegPicture = (
  operation: string,
  bytes: Uint8Array,
  maxPixels: number,
  applyOrientation: boolean,
): Picture => {
  const header = checkedJpeg(operation, bytes, maxPixels)
  const { width, height, components, isRgb } = header
  const pixels = componentsOf(operation, bytes, header)
  const channels = components.length
  const orientation = applyOrientation ? header.orientation : 1
  if (channels === 1) {
    const data = Uint8Array.from({ length: width * height }, (_, pixel) => pixels[3 * pixel]!)
    return upright({ data, height, width, channels }, orientation)
  }
  for (const component of components.keys()) smoothChroma(pixels, header, component)
  if (!isRgb) toRgb(pixels)
  return upright({ data: pixels, height, width, channels }, orientation)
}

/**
 * Decodes a JPEG file, baseline or progressive, gray or coloured, upright as the camera noted it. Single
 * values may be up to three levels beside those of other decoders, which round elsewhere. Profiles are not
 * applied.
 *
 * Source: ITU-T T.81 and T.871; pixels by jpeg-js, colours between samples as libjpeg has them.
 *
 * @param bytes of the file
 * @throws `kernels/image-broken`, `kernels/image-too-large`, `kernels/image-unsupported` for CMYK, 12 bits,
 * lossless and arithmetic coding, `kernels/image-format`, `kernels/option`
 *
 * @example
 * ```ts
 * const { image } = decodeJpeg(await readFile('cat.jpg'), { dataRange: 1 })
 * ```
 */
export const decodeJpeg = (bytes: Bytes, options: DecodeJpegOptions = {}): DecodedImage => {
  const { file, maxPixels } = checkDecoding('decodeJpeg', bytes, options)
  checkFormat('decodeJpeg', file, 'jpeg')
  const picture = jpegPicture('decodeJpeg', file, maxPixels, options.applyOrientation ?? true)
  return decoded(picture, 'jpeg', options.dataRange)
}
