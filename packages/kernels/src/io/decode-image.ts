import { fileError } from '../errors.js'
import { type DecodeJpegOptions, jpegPicture } from './decode-jpeg.js'
import { pngPicture } from './decode-png.js'
import { formatOf } from './formats.js'
import { type Bytes, checkDecoding, type DecodedImage, decoded } from './picture.js'

/**
 * Decodes a PNG or JPEG file, known by its first bytes, whatever its name. Anything else is named: a
 * WebP file, say, or the page that a server sends where a file is missing. Values stand as in the file,
 * unless `dataRange` asks for others.
 *
 * @param bytes of the file
 * @throws `kernels/image-format`, `kernels/image-broken`, `kernels/image-too-large`,
 * `kernels/image-unsupported`, `kernels/option`
 *
 * @example
 * ```ts
 * const { image, channels } = decodeImage(await (await fetch('cat.jpg')).arrayBuffer(), { dataRange: 1 })
 * ```
 */
export const decodeImage = (bytes: Bytes, options: DecodeJpegOptions = {}): DecodedImage => {
  const { file, maxPixels } = checkDecoding('decodeImage', bytes, options)
  const format = formatOf(file)
  if (format === 'png') {
    return decoded(pngPicture('decodeImage', file, maxPixels), format, options.dataRange)
  }
  if (format === 'jpeg') {
    const picture = jpegPicture('decodeImage', file, maxPixels, options.applyOrientation ?? true)
    return decoded(picture, format, options.dataRange)
  }
  throw fileError('kernels/image-format', {
    operation: 'decodeImage',
    expected: ['png', 'jpeg'],
    found: format,
  })
}
