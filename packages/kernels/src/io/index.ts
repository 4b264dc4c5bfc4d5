// From files

// Pages
export { type Canvas, fromBitmap, fromCanvas, toCanvas } from './canvas.js'
export { decodeImage } from './decode-image.js'
export { type DecodeJpegOptions, decodeJpeg } from './decode-jpeg.js'
export { decodePng } from './decode-png.js'
// To files
export { type EncodeJpegOptions, encodeJpeg } from './encode-jpeg.js'
export { type EncodePngOptions, encodePng } from './encode-png.js'
export { fromImageData, type ImageDataLike, type PixelOptions, toImageData } from './image-data.js'
export type { Bytes, DecodedImage, DecodeOptions } from './picture.js'
// Arrays
export {
  type FromRawOptions,
  fromRaw,
  type RawArray,
  type RawLayout,
  type ToRawOptions,
  toRaw,
} from './raw.js'
export type { OneImage, WriteOptions } from './whole-values.js'
