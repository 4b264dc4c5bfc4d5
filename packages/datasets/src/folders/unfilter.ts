import { brokenImage } from './picture.js'

/**
 * Whichever of left, above and above left is nearest to left + above - above left. Without branches,
 * which a photograph leads astray: masks of all ones choose.
 */
const paeth = (left: number, above: number, corner: number): number => {
  const difference = left - above
  const negative = difference & (difference >> 31)
  const low = above + negative
  const high = left - negative
  const threshold = 3 * corner - left - above
  const isHigh = (threshold - low - 1) >> 31
  const isLow = ((high - threshold - 1) >> 31) & ~isHigh
  return (high & isHigh) | (low & isLow) | (corner & ~(isHigh | isLow))
}

/**
 * Takes back, in place, what was done to each row of a PNG to make it compress (PNG, third edition,
 * 9: Filtering). Each row begins with a byte that names its filter.
 *
 * @param pixelBytes how far the byte to the left lies, at least 1
 * @throws `datasets/image-broken` for a filter that there is not
 */
export const unfilter = (
  bytes: Uint8Array,
  { rows, rowBytes, pixelBytes }: { rows: number; rowBytes: number; pixelBytes: number },
  file: string,
): void => {
  const stride = rowBytes + 1
  let above: Uint8Array = new Uint8Array(rowBytes)
  for (let row = 0; row < rows; row++) {
    const start = row * stride
    const line = bytes.subarray(start + 1, start + stride)
    switch (bytes[start]) {
      case 0:
        break
      case 1:
        for (let at = pixelBytes; at < rowBytes; at++) line[at]! += line[at - pixelBytes]!
        break
      case 2:
        for (let at = 0; at < rowBytes; at++) line[at]! += above[at]!
        break
      case 3:
        // Left of the first pixel are zeros.
        for (let at = 0; at < pixelBytes; at++) line[at]! += above[at]! >> 1
        for (let at = pixelBytes; at < rowBytes; at++) {
          line[at]! += (line[at - pixelBytes]! + above[at]!) >> 1
        }
        break
      case 4:
        for (let at = 0; at < pixelBytes; at++) line[at]! += above[at]!
        for (let at = pixelBytes; at < rowBytes; at++) {
          line[at]! += paeth(line[at - pixelBytes]!, above[at]!, above[at - pixelBytes]!)
        }
        break
      default:
        brokenImage(file, `filter ${bytes[start]}`)
    }
    above = line
  }
}
