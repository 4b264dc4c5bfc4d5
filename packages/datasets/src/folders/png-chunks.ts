import { deflateSync, inflateSync } from 'node:zlib'
import { reasonOf } from '../cache/file-errors.js'
import { crc32 } from '../formats/crc32.js'
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
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** Others may hold bombs of their own, and say nothing about the pixels. */
const wanted = ['IHDR', 'PLTE', 'tRNS', 'IEND']

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Bytes of all rows when inflated, each with one byte before it that names its filter. */
const rowBytes = ({ width, height, depth, color, interlaced }: PngHeader): number => {
  const bits = depth * channelsOf[color]!
  const bytes = (columns: number, rows: number) =>
    columns <= 0 || rows <= 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8))
  if (!interlaced) return bytes(width, height)
  return adam7.reduce(
    (sum, [x, y, xStep, yStep]) =>
      sum + bytes(Math.ceil((width - x) / xStep), Math.ceil((height - y) / yStep)),
    0,
  )
}

const readHeader = (body: Uint8Array, file: string): PngHeader => {
  if (body.length !== 13) brokenImage(file, 'IHDR')
  const view = new DataView(body.buffer, body.byteOffset, 13)
  const [depth, color, compression, filter, interlace] = body.subarray(8)
  const isKnown = depthsOf[color!]?.includes(depth!) && compression === 0 && filter === 0
  if (!isKnown || interlace! > 1) brokenImage(file, `IHDR ${body.subarray(8).join(' ')}`)
  const interlaced = interlace === 1
  // The decoder takes the samples of such images for whole bytes.
  if (interlaced && depth! < 8) brokenImage(file, `Adam7, ${depth} bit`)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: depth!,
    color: color!,
    interlaced,
  }
}

/**
 * Checks a PNG file before it is decoded: the order and checksums of its chunks, its size, and that
 * its pixels inflate to just as many bytes as they need.
 *
 * @returns the header, and the file without the chunks that say nothing about the pixels and with
 * these as they are: the decoder inflates several times slower than Node does
 * @throws `datasets/image-broken`, `datasets/image-too-large`
 */
export const checkPng = (
  bytes: Uint8Array,
  file: string,
  limitPixels: number,
): { readonly header: PngHeader; readonly plain: Uint8Array } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const kept = [bytes.subarray(0, signatureBytes)]
  const pixels: Uint8Array[] = []
  let header: PngHeader | undefined
  let palette = 0
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
      palette = body.length / 3
      if (palette > 256) brokenImage(file, `PLTE ${palette}`)
    }
    if (name === 'IDAT') pixels.push(body)
    if (wanted.includes(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  if (header!.color === 3 && palette === 0) brokenImage(file, 'PLTE')

  const expectedBytes = rowBytes(header!)
  const samples = inflate(join(pixels), expectedBytes, file)
  if (samples.length !== expectedBytes) {
    brokenImage(file, `IDAT: ${samples.length} B, expected ${expectedBytes} B`)
  }
  const plain = join([...kept.slice(0, -1), storedPixels(samples), ...kept.slice(-1)])
  return { header: header!, plain }
}

const inflate = (bytes: Uint8Array, limitBytes: number, file: string): Uint8Array => {
  try {
    return inflateSync(bytes, { maxOutputLength: limitBytes })
  } catch (cause) {
    return brokenImage(file, `IDAT: ${reasonOf(cause)}`, cause)
  }
}

/** A chunk of pixels that are not compressed. Its checksum is left at 0: nobody looks at it again. */
const storedPixels = (samples: Uint8Array): Uint8Array => {
  const stored = deflateSync(samples, { level: 0 })
  const chunk = new Uint8Array(stored.length + 12)
  new DataView(chunk.buffer).setUint32(0, stored.length)
  chunk.set(new TextEncoder().encode('IDAT'), 4)
  chunk.set(stored, 8)
  return chunk
}

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
