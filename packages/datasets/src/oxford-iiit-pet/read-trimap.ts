import { unexpectedContent } from '../content/read-text.js'
import { fromRgba } from '../folders/channels.js'
import { decodePng } from '../folders/decode-png.js'
import type { Grid } from '../folders/resize.js'

/** Against bombs; one that is larger than its photograph is refused by its size below. */
const limitPixels = 2 ** 25

/**
 * Decodes a trimap, which is a gray PNG of the values 1, 2 and 3.
 *
 * @param size that of the photograph
 * @returns `[height, width, 1]`
 * @throws `datasets/image-broken`, `datasets/image-too-large`, `datasets/unexpected-shape`
 */
export const readTrimap = (bytes: Uint8Array, file: string, size: Grid): Uint8Array => {
  const { height, width, rgba } = decodePng(bytes, file, limitPixels)
  if (height !== size.height || width !== size.width) {
    const expected = `${size.height} × ${size.width} pixels, as the photograph`
    throw unexpectedContent(file, expected, `${height} × ${width}`)
  }
  const values = fromRgba(rgba, 1)
  const strange = values.find((value) => value < 1 || value > 3)
  if (strange !== undefined) throw unexpectedContent(file, 'the values 1, 2 and 3', `${strange}`)
  return values
}
