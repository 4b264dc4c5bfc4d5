import { Unzlib } from 'fflate'
import { fileError } from '../errors.js'
import { brokenImage, checkSize } from './picture.js'

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly isInterlaced: boolean
  /** As stored: 1 of a palette. */
  readonly channels: number
  readonly hasPalette: boolean
}

const signatureBytes = 8

/** By the number that stands for the kind of colour: channels and depths. */
const kinds: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
}

/**
 * What pixels are made of; the rest, such as texts and profiles, is left out before it is decoded. So is a
 * palette that only advises, and what is transparent where there is alpha.
 */
const isNeeded = (name: string, { hasPalette, channels }: PngHeader): boolean => {
  if (name === 'PLTE') return hasPalette
  if (name === 'tRNS') return channels % 2 === 1
  return ['IHDR', 'IDAT', 'IEND'].includes(name)
}

/** Where each of the seven passes of an interlaced file begins, and its steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** How many bytes the pixels inflate to: each row has one before it that names its filter. */
const inflatedBytes = ({ width, height, depth, channels, isInterlaced }: PngHeader): number => {
  let sum = 0
  for (const [x, y, xStep, yStep] of isInterlaced ? passes : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - x) / xStep)
    const rows = Math.ceil((height - y) / yStep)
    if (columns > 0 && rows > 0) sum += rows * (1 + Math.ceil((columns * depth * channels) / 8))
  }
  return sum
}

const headerOf = (operation: string, body: Uint8Array): PngHeader => {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = body.subarray(8)
  const kind = kinds[colour]
  const isPlain = compression === 0 && filter === 0 && interlace <= 1
  if (body.length !== 13 || !isPlain || !kind?.depths.includes(depth)) {
    throw brokenImage(operation, 'png', `IHDR ${body.subarray(8).join(' ')}`)
  }
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  return {
    width,
    height,
    depth,
    isInterlaced: interlace === 1,
    channels: kind.channels,
    hasPalette: colour === 3,
  }
}

/** Inflates without keeping anything, and no further than needed. */
const checkPixels = (operation: string, parts: readonly Uint8Array[], expected: number): void => {
  let found = 0
  const inflator = new Unzlib((chunk) => {
    found += chunk.length
    if (found > expected) throw new Error(`IDAT: more than ${expected} B`)
  })
  try {
    // In small pieces, for each is inflated at once.
    for (const part of parts) {
      for (let at = 0; at < part.length; at += 2 ** 14) {
        inflator.push(part.subarray(at, at + 2 ** 14))
      }
    }
    inflator.push(new Uint8Array(0), true)
  } catch (cause) {
    throw brokenImage(operation, 'png', cause instanceof Error ? cause.message : `${cause}`, cause)
  }
  if (found < expected) throw brokenImage(operation, 'png', `IDAT: ${found} B of ${expected} B`)
}

/**
 * Checks a PNG file before it is decoded, from chunk to chunk, and that its pixels inflate to as many
 * bytes as they need; gives it back without what is not needed.
 *
 * @throws `kernels/image-broken`, `kernels/image-too-large`, `kernels/image-unsupported`
 */
export const checkedPng = (
  operation: string,
  bytes: Uint8Array,
  maxPixels: number,
): { readonly header: PngHeader; readonly file: Uint8Array } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const kept: Uint8Array[] = [bytes.subarray(0, signatureBytes)]
  const pixels: Uint8Array[] = []
  let header: PngHeader | undefined
  let keptBytes = signatureBytes
  for (let at = signatureBytes, name = ''; name !== 'IEND'; ) {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : Number.POSITIVE_INFINITY
    if (end > bytes.length) throw brokenImage(operation, 'png', `EOF, ${bytes.length} B`)
    name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, end - 4)
    if ((header === undefined) !== (name === 'IHDR')) {
      throw brokenImage(operation, 'png', `${JSON.stringify(name)}, ${at}`)
    }
    if (!header) {
      header = headerOf(operation, body)
      checkSize(operation, 'png', header, maxPixels)
    }
    if (name === 'IDAT') pixels.push(body)
    if (isNeeded(name, header)) {
      const chunk = bytes.subarray(at, end)
      kept.push(chunk)
      keptBytes += chunk.length
    }
    at = end
  }
  if (!header) throw brokenImage(operation, 'png', 'IHDR')
  if (header.isInterlaced && header.depth < 8) {
    const what = `interlaced, ${header.depth} bit`
    throw fileError('kernels/image-unsupported', { operation, format: 'png', what })
  }
  checkPixels(operation, pixels, inflatedBytes(header))
  const file = new Uint8Array(keptBytes)
  let to = 0
  for (const chunk of kept) {
    file.set(chunk, to)
    to += chunk.length
  }
  return { header, file }
}
