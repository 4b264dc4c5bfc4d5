import { type Tensor3D, tensor3d } from '@tensorflow/tfjs-core'
import { fileError } from '../errors.js'
import { checkPositive, checkWhole, refuse } from '../options.js'

/** Pixels row by row, each with its channels one after the other. */
export interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array
  readonly height: number
  readonly width: number
  readonly channels: number
}

/** An image with what its file tells. */
export interface DecodedImage {
  /** `[height, width, channels]`, float32; the caller's. */
  readonly image: Tensor3D
  /** What stands for white: 255, or 65535 of a file of 16 bits, unless asked for otherwise. */
  readonly dataRange: number
  /** 1 gray, 2 gray and alpha, 3 red, green and blue, 4 with alpha. */
  readonly channels: number
  /** Whether the last channel is alpha, from 0 for nothing to see to `dataRange`. */
  readonly hasAlpha: boolean
  readonly format: 'png' | 'jpeg'
}

export interface DecodeOptions {
  /** Brings values to 0 up to this, such as 1. Default: as they stand in the file. */
  readonly dataRange?: number
  /** A file that says it has more pixels is refused before they are decoded. Default: 2 ** 26. */
  readonly maxPixels?: number
}

export type Bytes = Uint8Array | ArrayBuffer

/** @throws `kernels/option` */
export const checkDecoding = (
  operation: string,
  bytes: Bytes,
  { dataRange, maxPixels = 2 ** 26 }: DecodeOptions,
): { readonly file: Uint8Array; readonly maxPixels: number } => {
  if (dataRange !== undefined) checkPositive(operation, 'dataRange', dataRange)
  checkWhole(operation, 'maxPixels', maxPixels, 1)
  if (bytes instanceof Uint8Array) return { file: bytes, maxPixels }
  if (bytes instanceof ArrayBuffer) return { file: new Uint8Array(bytes), maxPixels }
  const expected = 'a Uint8Array or an ArrayBuffer, as readFile() and arrayBuffer() give them'
  return refuse(operation, 'bytes', expected, bytes)
}

/** @throws `kernels/image-too-large`, `kernels/image-broken` for a size of nothing */
export const checkSize = (
  operation: string,
  format: DecodedImage['format'],
  { width, height }: { readonly width: number; readonly height: number },
  maxPixels: number,
): void => {
  if (width === 0 || height === 0) {
    throw brokenImage(operation, format, `${width} x ${height}`)
  }
  if (width * height > maxPixels) {
    throw fileError('kernels/image-too-large', { operation, width, height, maxPixels })
  }
}

export const brokenImage = (
  operation: string,
  format: DecodedImage['format'],
  reason: string,
  cause?: unknown,
): Error => fileError('kernels/image-broken', { operation, format, reason }, { cause })

/** As a tensor, in the units of the file or in those that were asked for. */
export const decoded = (
  { data, height, width, channels }: Picture,
  format: DecodedImage['format'],
  asked: number | undefined,
): DecodedImage => {
  const own = data instanceof Uint16Array ? 65535 : 255
  const dataRange = asked ?? own
  const values = new Float32Array(data.length)
  for (let at = 0; at < data.length; at++) values[at] = (data[at]! * dataRange) / own
  const image = tensor3d(values, [height, width, channels])
  return { image, dataRange, channels, hasAlpha: channels % 2 === 0, format }
}
