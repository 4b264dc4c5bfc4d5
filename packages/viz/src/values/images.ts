import { encode } from 'fast-png'
import { vizError } from '../errors.js'
import { type Numbers, numbersOf } from './numbers.js'

/** A picture as numbers: rows from the top, pixels from the left, channels together. */
export interface RawImage {
  /** Whole numbers from 0 to 255 in a `Uint8Array` or `Uint8ClampedArray`, else from 0 to 1. */
  readonly data: Numbers
  readonly width: number
  readonly height: number
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
  readonly channels: 1 | 2 | 3 | 4
}

/** A picture: its numbers, or the bytes of a PNG file. */
export type ImageValue = RawImage | Uint8Array

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The picture as a PNG file. Throws `viz/not-a-png` and `viz/bad-image`. */
export const pngOf = (image: ImageValue): { png: Uint8Array; width: number; height: number } => {
  if (image instanceof Uint8Array) {
    const isPng = image.length >= 24 && signature.every((byte, i) => image[i] === byte)
    if (!isPng) throw vizError('viz/not-a-png', { bytes: image.length })
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
    return { png: image, width: view.getUint32(16), height: view.getUint32(20) }
  }
  const { width, height, channels } = image
  const data = rawBytes(image)
  return { png: encode({ width, height, channels, depth: 8, data }), width, height }
}

/** The picture's numbers as bytes. Throws `viz/bad-image`. */
export const rawBytes = ({ data, width, height, channels }: RawImage): Uint8Array => {
  const numbers = numbersOf(data)
  const isSize = (n: number) => Number.isInteger(n) && n >= 1
  const isWhole = [width, height, channels].every(isSize) && channels <= 4
  if (!isWhole || numbers.length !== width * height * channels) {
    throw vizError('viz/bad-image', { width, height, channels, numbers: numbers.length })
  }
  return bytesOf(numbers)
}

/** Shares of full light become whole numbers, those beyond are clipped, NaN is 0. */
const bytesOf = (numbers: ArrayLike<number>): Uint8Array => {
  if (numbers instanceof Uint8Array) return numbers
  if (numbers instanceof Uint8ClampedArray) return new Uint8Array(numbers)
  // Rounds and clips by itself.
  const bytes = new Uint8ClampedArray(numbers.length)
  for (let i = 0; i < numbers.length; i++) bytes[i] = 255 * (numbers[i] as number)
  return new Uint8Array(bytes.buffer)
}
