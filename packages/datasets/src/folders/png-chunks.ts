import { crc32, inflateSync } from 'node:zlib'
import { reasonOf } from '../cache/file-errors.js'
import { brokenImage, checkPixels } from './picture.js'

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: number
  /** 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha. */
  readonly color: number
  readonly interlaced: boolean
}

const signatureBytes = 8
/** By color. */
export const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** Every how manyth pixel a pass holds, and from which on. */
export interface Pass {
  readonly x: number
  readonly y: number
  readonly xStep: number
  readonly yStep: number
  readonly columns: number
  readonly rows: number
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The passes in which the pixels come, but those that hold none. */
export const passesOf = ({ width, height, interlaced }: PngHeader): readonly Pass[] =>
  (interlaced ? adam7 : ([[0, 0, 1, 1]] as const))
    .map(([x, y, xStep, yStep]) => {
      const columns = Math.ceil((width - x) / xStep)
      const rows = Math.ceil((height - y) / yStep)
      return { x, y, xStep, yStep, columns, rows }
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0)

/** Of a row of a pass, without the byte before it that names its filter. */
export const rowBytesOf = ({ depth, color }: PngHeader, { columns }: Pass): number =>
  Math.ceil((columns * depth * channelsOf[color]!) / 8)

const bytesOf = (header: PngHeader, pass: Pass): number =>
  pass.rows * (1 + rowBytesOf(header, pass))

const readHeader = (body: Uint8Array, file: string): PngHeader => {
  if (body.length !== 13) brokenImage(file, 'IHDR')
  const view = new DataView(body.buffer, body.byteOffset, 13)
  const [depth, color, compression, filter, interlace] = body.subarray(8)
  const isKnown = depthsOf[color!]?.includes(depth!) && compression === 0 && filter === 0
  if (!isKnown || interlace! > 1) brokenImage(file, `IHDR ${body.subarray(8).join(' ')}`)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: depth!,
    color: color!,
    interlaced: interlace === 1,
  }
}

/** What a PNG file holds. */
export interface PngParts {
  readonly header: PngHeader
  /** Red, green and blue of each color; empty where there is no palette. */
  readonly palette: Uint8Array
  /** The body of `tRNS`: alphas of a palette, or the one color that is transparent; else empty. */
  readonly transparency: Uint8Array
  /** The rows of each pass, inflated but still filtered. */
  readonly rows: Uint8Array
}

const nothing = new Uint8Array(0)

/**
 * Reads a PNG file and checks it: the order and checksums of its chunks, its size, and that its
 * pixels inflate to just as many bytes as they need.
 *
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const readPng = (bytes: Uint8Array, file: string, limitPixels: number): PngParts => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const pixels: Uint8Array[] = []
  let header: PngHeader | undefined
  let palette: Uint8Array = nothing
  let transparency: Uint8Array = nothing
  for (let at = signatureBytes, name = ''; name !== 'IEND'; ) {
    if (at + 12 > bytes.length) brokenImage(file, `EOF, ${bytes.length} B`)
    const length = view.getUint32(at)
    const end = at + 12 + length
    name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) brokenImage(file, `EOF, ${bytes.length} B; ${end} B`)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      brokenImage(file, `CRC-32 of ${JSON.stringify(name)} at byte ${at}`)
    }
    const body = bytes.subarray(at + 8, end - 4)
    const isFirst = at === signatureBytes
    if (isFirst !== (name === 'IHDR')) brokenImage(file, `${JSON.stringify(name)} at byte ${at}`)
    if (isFirst) {
      header = readHeader(body, file)
      checkPixels(file, header, limitPixels)
    }
    if (name === 'PLTE') {
      if (body.length % 3 !== 0 || body.length > 3 * 256) brokenImage(file, `PLTE ${length} B`)
      palette = body
    }
    if (name === 'tRNS') transparency = body
    if (name === 'IDAT') pixels.push(body)
    at = end
  }
  if (header!.color === 3 && palette.length === 0) brokenImage(file, 'PLTE')

  const expectedBytes = passesOf(header!).reduce((sum, pass) => sum + bytesOf(header!, pass), 0)
  const rows = inflate(Buffer.concat(pixels), expectedBytes, file)
  if (rows.length !== expectedBytes) {
    brokenImage(file, `IDAT: ${rows.length} B, expected ${expectedBytes} B`)
  }
  return { header: header!, palette, transparency, rows }
}

const inflate = (bytes: Uint8Array, limitBytes: number, file: string): Uint8Array => {
  try {
    return inflateSync(bytes, { maxOutputLength: limitBytes })
  } catch (cause) {
    return brokenImage(file, `IDAT: ${reasonOf(cause)}`, cause)
  }
}
