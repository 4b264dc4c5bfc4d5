import { decode } from 'jpeg-js'
import { checkJpeg } from './jpeg-markers.js'
import { brokenImage, type Picture } from './picture.js'

/**
 * Decodes a baseline or progressive JPEG file, as it is stored: the orientation that a camera noted
 * beside the pixels is not applied.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const decodeJpeg = (bytes: Uint8Array, file: string, limitPixels: number): Picture => {
  const { isRgb, width, height } = checkJpeg(bytes, file, limitPixels)
  try {
    const decoded = decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      // The check of the markers has bounded both; these are the library's own nets behind it.
      maxResolutionInMP: Math.ceil(limitPixels / 1e6),
      maxMemoryUsageInMB: 64 + Math.ceil(limitPixels / 2 ** 14),
      ...(isRgb && { colorTransform: false }),
    })
    if (decoded.width !== width || decoded.height !== height) return brokenImage(file, 'SOF')
    return { width, height, rgba: decoded.data }
  } catch (cause) {
    return brokenImage(file, cause instanceof Error ? cause.message : String(cause), cause)
  }
}
