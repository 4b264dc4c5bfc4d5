import { fileError } from '../errors.js'

/** What a file begins with tells what it is. */
export type FileFormat =
  | 'avif'
  | 'bmp'
  | 'empty'
  | 'gif'
  | 'heic'
  | 'html'
  | 'jpeg'
  | 'jpeg-xl'
  | 'pdf'
  | 'png'
  | 'svg'
  | 'text'
  | 'tiff'
  | 'unknown'
  | 'webp'
  | 'zip'

/** Bytes, for a page that is served with the wrong charset spoils other letters than these. */
const letters = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))

type Signature = readonly [format: FileFormat, at: number, bytes: readonly number[]]

const signaturesOf = (): readonly Signature[] => [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, letters('GIF8')],
  ['webp', 8, letters('WEBP')],
  ['bmp', 0, letters('BM')],
  ['tiff', 0, letters('II*\0')],
  ['tiff', 0, letters('MM\0*')],
  ['avif', 4, letters('ftypavif')],
  ['avif', 4, letters('ftypavis')],
  ['heic', 4, letters('ftyphei')],
  ['heic', 4, letters('ftypmif1')],
  ['jpeg-xl', 0, [0xff, 0x0a]],
  ['jpeg-xl', 4, letters('JXL ')],
  ['pdf', 0, letters('%PDF')],
  ['zip', 0, [0x50, 0x4b, 3, 4]],
]

/** Some editors begin a text with it. */
const byteOrderMark = [0xef, 0xbb, 0xbf]

const isAt = (bytes: Uint8Array, at: number, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** Letters, digits, signs and blanks, or the bytes of other alphabets in UTF-8. */
const isTextByte = (byte: number): boolean =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127)

export const formatOf = (bytes: Uint8Array): FileFormat => {
  if (bytes.length === 0) return 'empty'
  const known = signaturesOf().find(([, at, signature]) => isAt(bytes, at, signature))
  if (known) return known[0]
  const first = isAt(bytes, 0, byteOrderMark) ? byteOrderMark.length : 0
  const start = bytes.subarray(first, first + 256)
  const text = String.fromCharCode(...start).trimStart()
  if (/^<(!doctype html|html|head|body)/i.test(text)) return 'html'
  if (/^(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!doctype svg[^>]*>\s*)?<svg/i.test(text)) return 'svg'
  return start.every(isTextByte) ? 'text' : 'unknown'
}

/** @throws `kernels/image-format` unless the file begins as one of that format */
export const checkFormat = (operation: string, bytes: Uint8Array, format: 'png' | 'jpeg'): void => {
  const found = formatOf(bytes)
  if (found !== format)
    throw fileError('kernels/image-format', { operation, expected: [format], found })
}
