import { convertIndexedToRgb, decode } from 'fast-png'
import { z } from 'zod'
import { vizError } from '../errors.js'
import { fromBase64, toBase64 } from './base64.js'
import { type ImageValue, pngOf } from './images.js'
import { type Numbers, numbersOf, shapeOf } from './numbers.js'

/** A picture within a figure: a PNG file as base64. */
export const picture = z.strictObject({
  width: z.int().min(1),
  height: z.int().min(1),
  png: z.base64(),
})
export type Picture = z.infer<typeof picture>

/**
 * What can be a picture: a PNG file, numbers with their size, or numbers of shape `[height, width]`,
 * `[height, width, channels]`.
 */
export type PictureValue = ImageValue | Numbers

/** The picture as JSON. Throws `viz/bad-shape`, `viz/bad-image`, `viz/not-a-png`. */
export const pictureOf = (value: PictureValue, what = 'image'): Picture => {
  const { png, width, height } = pngOf(imageOf(value, what))
  return { width, height, png: toBase64(png) }
}

const imageOf = (value: PictureValue, what: string): ImageValue => {
  if (value instanceof Uint8Array) return value
  if (value !== null && typeof value === 'object' && 'channels' in value) return value
  const shape = shapeOf(value as Numbers)
  const [height, width, channels = 1] = shape as [number, number, number?]
  if (shape.length < 2 || shape.length > 3 || channels < 1 || channels > 4) {
    const expected = '[height, width] or [height, width, 1 to 4 channels]'
    throw vizError('viz/bad-shape', { what, expected, received: `[${shape.join(', ')}]` })
  }
  const data = numbersOf(value as Numbers)
  return { data: lightOf(data), width, height, channels: channels as 1 | 2 | 3 | 4 }
}

/** Numbers up to 255 are bytes, whatever holds them; numbers up to 1 are shares of light. */
const lightOf = (data: ArrayLike<number>): ArrayLike<number> => {
  if (data instanceof Uint8Array || data instanceof Uint8ClampedArray) return data
  let isBytes = false
  for (let i = 0; i < data.length && !isBytes; i++) isBytes = (data[i] as number) > 1
  return isBytes ? Uint8ClampedArray.from(data) : data
}

export interface Pixels {
  readonly columns: number
  readonly rows: number
  /** RGBA. */
  readonly pixels: Uint8Array
}

/** The picture's pixels. Throws `viz/not-a-png`. */
export const pixelsOf = ({ png }: Picture): Pixels => {
  const bytes = fromBase64(png)
  const decoded = decoding(bytes)
  const { width, height, channels, depth } = decoded
  const data = decoded.palette ? convertIndexedToRgb(decoded) : decoded.data
  const samples = decoded.palette ? data.length / (width * height) : channels
  const shift = depth === 16 ? 8 : 0
  const scale = depth < 8 && !decoded.palette ? 255 / (2 ** depth - 1) : 1
  const pixels = new Uint8Array(width * height * 4)
  const isGrey = samples < 3
  for (let i = 0; i < width * height; i++) {
    const at = (channel: number) => ((data[i * samples + channel] as number) >> shift) * scale
    for (let c = 0; c < 3; c++) pixels[i * 4 + c] = at(isGrey ? 0 : c)
    pixels[i * 4 + 3] = samples % 2 === 0 ? at(samples - 1) : 255
  }
  return { columns: width, rows: height, pixels }
}

const decoding = (bytes: Uint8Array) => {
  try {
    return decode(bytes)
  } catch (cause) {
    throw vizError('viz/not-a-png', { bytes: bytes.length }, { cause })
  }
}
