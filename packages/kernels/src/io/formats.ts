import { kernelsError } from '../errors.js'

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

const signatures: readonly (readonly [format: FileFormat, at: number, signature: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['avif', 4, 'ftypavif'],
  ['avif', 4, 'ftypavis'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftypmif1'],
  ['jpeg-xl', 0, '\xff\x0a'],
  ['jpeg-xl', 4, 'JXL '],
  ['pdf', 0, '%PDF'],
  ['zip', 0, 'PK\x03\x04'],
]

/** Letters, digits, signs and blanks, or the bytes of other alphabets in UTF-8. */
const isText = (start: string): boolean => /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start)

export const formatOf = (bytes: Uint8Array): FileFormat => {
  if (bytes.length === 0) return 'empty'
  const start = String.fromCharCode(...bytes.subarray(0, 256))
  const known = signatures.find(([, at, signature]) => start.startsWith(signature, at))
  if (known) return known[0]
  // Behind the mark that some editors begin a text with.
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<(!doctype html|html|head|body)/i.test(text)) return 'html'
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg/i.test(text))
    return 'svg'
  return isText(start) ? 'text' : 'unknown'
}

/** @throws `kernels/image-format` unless the file begins as one of that format */
export const checkFormat = (operation: string, bytes: Uint8Array, format: 'png' | 'jpeg'): void => {
  const found = formatOf(bytes)
  if (found !== format)
    throw kernelsError('kernels/image-format', { operation, expected: [format], found })
}
