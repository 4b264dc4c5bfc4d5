import { decodeJpeg } from './decode-jpeg.js'
import { decodePng } from './decode-png.js'
import { brokenImage, type Picture } from './picture.js'

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8]

/**
 * Decodes a PNG or JPEG file, told apart by their first bytes: names often lie.
 *
 * @param file how errors call it
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const decodeImage = (bytes: Uint8Array, file: string, limitPixels: number): Picture => {
  if (png.every((byte, index) => bytes[index] === byte)) return decodePng(bytes, file, limitPixels)
  if (jpeg.every((byte, index) => bytes[index] === byte))
    return decodeJpeg(bytes, file, limitPixels)
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0'))
  return brokenImage(file, `PNG, JPEG: ${start.join(' ') || '0 B'}`)
}
