import type { Catalog } from '@firstgrad/errors'
import type { FileDetails } from '../../details.js'

const names = { png: 'PNG', jpeg: 'JPEG' } as const

const convert = 'Convert it to PNG or JPEG, or in a page use createImageBitmap() and fromBitmap()'

const formats: Readonly<Record<FileDetails['kernels/image-format']['found'], string>> = {
  avif: `an AVIF picture. ${convert}`,
  bmp: `a BMP picture. ${convert}`,
  empty: 'no byte at all. Check that the file was written, and its path or address',
  gif: `a GIF picture. ${convert}`,
  heic: `a HEIC picture. ${convert}`,
  html: 'an HTML page, as servers send in place of a missing file. Check the address and the status of the response',
  jpeg: 'a JPEG picture. Use decodeJpeg() or decodeImage()',
  'jpeg-xl': `a JPEG XL picture. ${convert}`,
  pdf: `a PDF document. ${convert}`,
  png: 'a PNG picture. Use decodePng() or decodeImage()',
  svg: `an SVG drawing. ${convert}`,
  text: 'a text. Check the path or the address, and that the bytes were not read as base64',
  tiff: `a TIFF picture. ${convert}`,
  unknown:
    'bytes of no format that is known here. Check that the file is a picture, and begins at its first byte',
  webp: `a WebP picture. ${convert}`,
  zip: 'a ZIP archive. Unpack it first',
}

export const files: Catalog<FileDetails> = {
  'kernels/image-format': ({ operation, expected, found }) =>
    `${operation}: expected a ${expected.map((format) => names[format]).join(' or ')} file, got ${formats[found]}.`,
  'kernels/image-broken': ({ operation, format, reason }) =>
    `${operation}: this ${names[format]} file is damaged or was cut off (${reason}). Fetch or save it again.`,
  'kernels/image-unsupported': ({ operation, format, what }) =>
    `${operation}: ${names[format]} files of this kind are not decoded: ${what}. Save it as an ordinary ${names[format]} file of 8 bits, in gray or RGB.`,
  'kernels/image-too-large': ({ operation, width, height, maxPixels }) =>
    `${operation}: expected at most ${maxPixels} pixels, the file says it has ${width} x ${height}. If you trust it, allow more by the option "maxPixels".`,
  'kernels/not-a-number': ({ operation, index }) =>
    `${operation}: expected numbers, got NaN at index ${index}. Find where it comes from, or replace it with tf.where(tf.isNaN(image), 0, image).`,
  'kernels/canvas': ({ operation, reason }) =>
    `${operation}: expected a canvas with a context "2d" whose pixels this page may read (${reason}). Draw on a canvas of your own, of at least one pixel, with pictures of your own origin or those that allow crossOrigin.`,
}
