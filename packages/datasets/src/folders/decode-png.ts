import { brokenImage, type Picture } from './picture.js'
import {
  channelsOf,
  type PngHeader,
  type PngParts,
  passesOf,
  readPng,
  rowBytesOf,
} from './png-chunks.js'
import { unfilter } from './unfilter.js'

type Samples = Uint8Array | Uint16Array

/** The samples of a row, a number each. */
const samplesOf = (row: Uint8Array, count: number, depth: number): Samples => {
  if (depth === 8) return row
  if (depth === 16)
    return Uint16Array.from({ length: count }, (_, i) => row[2 * i]! * 256 + row[2 * i + 1]!)
  return Uint8Array.from({ length: count }, (_, i) => {
    const bit = i * depth
    return (row[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
  })
}

/** The samples of the one color that stands for "transparent". */
const keyOf = ({ color }: PngHeader, transparency: Uint8Array): readonly number[] | undefined => {
  const count = color === 0 ? 1 : color === 2 ? 3 : 0
  if (count === 0 || transparency.length < 2 * count) return undefined
  return Array.from(
    { length: count },
    (_, i) => transparency[2 * i]! * 256 + transparency[2 * i + 1]!,
  )
}

/** Writes `count` pixels to `rgba` from `to` on, `step` values apart. */
type WriteRow = (
  samples: Samples,
  count: number,
  rgba: Uint8Array,
  to: number,
  step: number,
) => void

const paletteWriter =
  ({ palette, transparency }: PngParts, file: string): WriteRow =>
  (samples, count, rgba, start, step) => {
    const colors = palette.length / 3
    for (let pixel = 0, to = start; pixel < count; pixel++, to += step) {
      const index = samples[pixel]!
      if (index >= colors) brokenImage(file, `PLTE ${colors}, pixel ${index}`)
      rgba[to] = palette[3 * index]!
      rgba[to + 1] = palette[3 * index + 1]!
      rgba[to + 2] = palette[3 * index + 2]!
      rgba[to + 3] = transparency[index] ?? 255
    }
  }

const colorWriter = ({ header, transparency }: PngParts): WriteRow => {
  const { color, depth } = header
  const channels = channelsOf[color]!
  const key = keyOf(header, transparency)
  const hasAlpha = channels === 2 || channels === 4
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2]
  // Every sample in 8 bits; exact for all depths but 16, where it rounds.
  const most = 2 ** depth - 1
  const eight = Uint8Array.from({ length: most + 1 }, (_, value) =>
    Math.round((value * 255) / most),
  )
  return (samples, count, rgba, start, step) => {
    let from = 0
    for (let pixel = 0, to = start; pixel < count; pixel++, to += step, from += channels) {
      rgba[to] = eight[samples[from]!]!
      rgba[to + 1] = eight[samples[from + green]!]!
      rgba[to + 2] = eight[samples[from + blue]!]!
      rgba[to + 3] = hasAlpha ? eight[samples[from + channels - 1]!]! : 255
      if (key?.every((value, channel) => samples[from + channel] === value)) rgba[to + 3] = 0
    }
  }
}

/**
 * Decodes a PNG file of any color type and depth, interlaced or not, to 8 bits.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const decodePng = (bytes: Uint8Array, file: string, limitPixels: number): Picture => {
  const parts = readPng(bytes, file, limitPixels)
  const { header, rows: filtered } = parts
  const { width, height, depth, color } = header
  const channels = channelsOf[color]!
  const pixelBytes = Math.max(1, (depth * channels) >> 3)
  const writeRow = color === 3 ? paletteWriter(parts, file) : colorWriter(parts)
  const rgba = new Uint8Array(4 * width * height)
  let start = 0
  for (const pass of passesOf(header)) {
    const rowBytes = rowBytesOf(header, pass)
    const end = start + pass.rows * (rowBytes + 1)
    unfilter(filtered.subarray(start, end), { rows: pass.rows, rowBytes, pixelBytes }, file)
    for (let row = 0; row < pass.rows; row++) {
      const first = start + row * (rowBytes + 1) + 1
      const samples = samplesOf(
        filtered.subarray(first, first + rowBytes),
        pass.columns * channels,
        depth,
      )
      const to = 4 * ((pass.y + row * pass.yStep) * width + pass.x)
      writeRow(samples, pass.columns, rgba, to, 4 * pass.xStep)
    }
    start = end
  }
  return { width, height, rgba }
}
