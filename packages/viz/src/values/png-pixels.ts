import { convertIndexedToRgb, decode } from 'fast-png'
import { vizError } from '../errors.js'
import { fromBase64 } from './base64.js'

export interface Pixels {
  readonly columns: number
  readonly rows: number
  /** RGBA. */
  readonly pixels: Uint8Array
}

/** The pixels of a PNG file as base64. Throws `viz/not-a-png`. */
export const pixelsOf = (png: string): Pixels => {
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
