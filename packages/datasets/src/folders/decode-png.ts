import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png'
import { brokenImage, type Picture } from './picture.js'
import { checkPng, type PngHeader } from './png-chunks.js'

/** Samples of less than a byte, each of its own; every row starts with a new byte. */
const unpack = (packed: ArrayLike<number>, { width, height, depth }: PngHeader): Uint8Array => {
  const bytesPerRow = Math.ceil((width * depth) / 8)
  const samples = new Uint8Array(width * height)
  for (let index = 0; index < samples.length; index++) {
    const bit = (index % width) * depth
    const byte = packed[Math.floor(index / width) * bytesPerRow + (bit >> 3)]!
    samples[index] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
  }
  return samples
}

const toRgba = (png: DecodedPng, header: PngHeader): Uint8Array => {
  const { width, height, depth, color } = header
  const isPalette = color === 3
  const samples = isPalette
    ? convertIndexedToRgb(png)
    : depth < 8
      ? unpack(png.data, header)
      : png.data
  const channels = isPalette ? png.palette![0]!.length : png.channels
  const scale = isPalette ? 1 : 255 / (2 ** depth - 1)
  const hasAlpha = channels === 2 || channels === 4
  const isGray = channels < 3
  const colors = isGray ? 1 : 3
  // One color may stand for "transparent".
  const key = isPalette ? undefined : png.transparency
  const rgba = new Uint8Array(4 * width * height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels
    const to = pixel * 4
    for (let channel = 0; channel < 3; channel++) {
      rgba[to + channel] = Math.round(samples[from + (isGray ? 0 : channel)]! * scale)
    }
    let isKey = key !== undefined && key.length >= colors
    for (let channel = 0; isKey && channel < colors; channel++) {
      isKey = samples[from + channel] === key![channel]
    }
    rgba[to + 3] = hasAlpha ? Math.round(samples[from + colors]! * scale) : isKey ? 0 : 255
  }
  return rgba
}

/**
 * Decodes a PNG file of any color type and depth, to 8 bits.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const decodePng = (bytes: Uint8Array, file: string, limitPixels: number): Picture => {
  const { header, plain } = checkPng(bytes, file, limitPixels)
  try {
    const { width, height } = header
    return { width, height, rgba: toRgba(decode(plain, { checkCrc: false }), header) }
  } catch (cause) {
    return brokenImage(file, cause instanceof Error ? cause.message : String(cause), cause)
  }
}
