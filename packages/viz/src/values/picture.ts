import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { positive } from '../figures/schema.js'
import { toBase64 } from './base64.js'
import { type ImageValue, pngOf } from './images.js'
import { type Numbers, numbersOf, shapeOf } from './numbers.js'

/** A picture within a figure: a PNG file as base64. */
export const picture = z.strictObject({
  width: positive,
  height: positive,
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
