import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { WavData } from './wav.js'

export interface WavInput {
  /** Frames in a second. */
  readonly sampleRate: number
  readonly channels: number
  /** `[frames, channels]`. Its type decides how it is written, as `parseWav` tells. */
  readonly data: WavData
  /** Of an Int32Array: 32 (default), or 24 for values from -8388608 to 8388607. */
  readonly bitsPerSample?: 24 | 32
}

const refuse = (option: string, expected: string, received: unknown): never => {
  throw datasetsError('datasets/bad-option', { option, expected, received: String(received) })
}

const bitsOf = ({ data, bitsPerSample }: WavInput): number => {
  if (data instanceof Int32Array) {
    const bits = bitsPerSample ?? 32
    if (bits !== 24 && bits !== 32) refuse('bitsPerSample', '24 or 32', bits)
    return bits
  }
  const isKnown =
    data instanceof Uint8Array ||
    data instanceof Int16Array ||
    data instanceof Float32Array ||
    data instanceof Float64Array
  if (!isKnown) refuse('data', 'a Uint8, Int16, Int32, Float32 or Float64Array', typeof data)
  const bits = 8 * data.BYTES_PER_ELEMENT
  if (bitsPerSample !== undefined && bitsPerSample !== bits) {
    refuse('bitsPerSample', `${bits} for this data`, bitsPerSample)
  }
  return bits
}

/**
 * Writes a WAV file: PCM of integers, IEEE float of floats.
 *
 * @throws `datasets/bad-option` if the numbers do not fit into the format
 *
 * @example
 * ```ts
 * const data = Float32Array.from({ length: 8000 }, (_, i) => Math.sin((2 * Math.PI * 440 * i) / 8000))
 * await writeFile('a.wav', encodeWav({ sampleRate: 8000, channels: 1, data }))
 * ```
 */
export const encodeWav = (input: WavInput): Uint8Array<ArrayBuffer> => {
  const { sampleRate, channels, data } = input
  const bits = bitsOf(input)
  checkInteger('sampleRate', sampleRate, { min: 1 })
  checkInteger('channels', channels, { min: 1 })
  const bytesPerSample = bits / 8
  const frameBytes = channels * bytesPerSample
  if (frameBytes > 0xffff) refuse('channels', 'at most 65535 bytes in a frame', channels)
  // The bytes of a second stand in the header too.
  if (sampleRate * frameBytes > 0xffffffff)
    refuse('sampleRate', 'less than 4 GiB a second', sampleRate)
  if (data.length % channels !== 0) {
    refuse('data', `a multiple of ${channels} samples, one for each channel`, data.length)
  }
  const isFloat = data instanceof Float32Array || data instanceof Float64Array
  const formatBytes = isFloat ? 18 : 16
  // A format that is not PCM tells its number of frames.
  const factBytes = isFloat ? 12 : 0
  const dataBytes = data.length * bytesPerSample
  const dataAt = 12 + 8 + formatBytes + factBytes + 8
  const fileBytes = dataAt + dataBytes + (dataBytes % 2)
  if (fileBytes - 8 >= 0xffffffff) refuse('data', 'less than 4 GiB', `${fileBytes} bytes`)

  const bytes = new Uint8Array(fileBytes)
  const view = new DataView(bytes.buffer)
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  name(0, 'RIFF')
  view.setUint32(4, fileBytes - 8, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, formatBytes, true)
  view.setUint16(20, isFloat ? 3 : 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * frameBytes, true)
  view.setUint16(32, frameBytes, true)
  view.setUint16(34, bits, true)
  if (isFloat) {
    name(38, 'fact')
    view.setUint32(42, 4, true)
    view.setUint32(46, data.length / channels, true)
  }
  name(dataAt - 8, 'data')
  view.setUint32(dataAt - 4, dataBytes, true)

  data.forEach((sample: number, index: number) => {
    const at = dataAt + index * bytesPerSample
    if (isFloat) {
      if (bits === 32) view.setFloat32(at, sample, true)
      else view.setFloat64(at, sample, true)
    } else if (bits === 8) bytes[at] = sample
    else if (bits === 16) view.setInt16(at, sample, true)
    else if (bits === 32) view.setInt32(at, sample, true)
    else {
      if (sample < -(2 ** 23) || sample >= 2 ** 23) {
        refuse(`data[${index}]`, '-8388608 to 8388607, which 24 bits hold', sample)
      }
      view.setUint16(at, sample & 0xffff, true)
      view.setInt8(at + 2, sample >> 16)
    }
  })
  return bytes
}
