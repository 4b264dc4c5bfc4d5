import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png'
import { checkFormat } from './formats.js'
import {
  type Bytes,
  brokenImage,
  checkDecoding,
  type DecodedImage,
  type DecodeOptions,
  decoded,
  type Picture,
} from './picture.js'
import { checkedPng } from './png-chunks.js'

type Samples = Picture['data']

/** Samples of less than 8 bits, each row from a new byte on, on the scale of 8. */
const unpacked = ({ data, width, height, depth }: DecodedPng): Uint8Array => {
  const most = 2 ** depth - 1
  const rowBytes = Math.ceil((width * depth) / 8)
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const bit = (at % width) * depth
    const byte = data[Math.floor(at / width) * rowBytes + (bit >> 3)]!
    return (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most
  })
}

/** The colour that is transparent, on the scale of the samples, becomes alpha. */
const withKey = (samples: Samples, key: ArrayLike<number>, most: number): Samples => {
  const channels = key.length
  const pixels = samples.length / channels
  const data =
    most === 255
      ? new Uint8Array(pixels * (channels + 1))
      : new Uint16Array(pixels * (channels + 1))
  for (let pixel = 0; pixel < pixels; pixel++) {
    let isKey = true
    for (let channel = 0; channel < channels; channel++) {
      const value = samples[pixel * channels + channel]!
      if (value !== key[channel]) isKey = false
      data[pixel * (channels + 1) + channel] = value
    }
    data[pixel * (channels + 1) + channels] = isKey ? 0 : most
  }
  return data
}

const pictureOf = (png: DecodedPng, hasPalette: boolean): Picture => {
  const { width, height, depth, palette, transparency } = png
  if (hasPalette) {
    if (!palette?.length) throw new Error('PLTE')
    const colours = convertIndexedToRgb(png)
    return { data: colours, height, width, channels: palette[0]!.length }
  }
  const samples = depth < 8 ? unpacked(png) : png.data
  if (!transparency?.length) return { data: samples, height, width, channels: png.channels }
  const most = depth === 16 ? 65535 : 255
  const scale = depth < 8 ? 255 / (2 ** depth - 1) : 1
  if (transparency.length < png.channels) throw new Error('tRNS')
  const key = Array.from(transparency.subarray(0, png.channels), (value) => value * scale)
  return { data: withKey(samples, key, most), height, width, channels: png.channels + 1 }
}

export const pngPicture = (operation: string, bytes: Uint8Array, maxPixels: number): Picture => {
  const { header, file } = checkedPng(operation, bytes, maxPixels)
  try {
    return pictureOf(decode(file, { checkCrc: true }), header.hasPalette)
  } catch (cause) {
    throw brokenImage(operation, 'png', cause instanceof Error ? cause.message : `${cause}`, cause)
  }
}

/**
 * Decodes a PNG file: gray or coloured, with or without alpha, of 1 to 16 bits, with a palette,
 * interlaced. Nothing is dropped: a palette becomes colours, what is transparent an alpha channel, and 16
 * bits stay 16. Samples of less than 8 bits are brought to 0 up to 255. Profiles and gamma are not applied.
 *
 * Source: W3C, Portable Network Graphics (PNG), third edition; pixels by fast-png.
 *
 * @param bytes of the file
 * @throws `kernels/image-broken`, `kernels/image-too-large`, `kernels/image-unsupported` for interlaced
 * files of less than 8 bits, `kernels/image-format`, `kernels/option`
 *
 * @example
 * ```ts
 * const { image, dataRange } = decodePng(await readFile('scan.png')) // of 16 bits: 65535
 * ```
 */
export const decodePng = (bytes: Bytes, options: DecodeOptions = {}): DecodedImage => {
  const { file, maxPixels } = checkDecoding('decodePng', bytes, options)
  checkFormat('decodePng', file, 'png')
  return decoded(pngPicture('decodePng', file, maxPixels), 'png', options.dataRange)
}
