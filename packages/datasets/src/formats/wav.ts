import { checkInteger, checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'
import { readWavLayout, type WavFormat } from './wav-header.js'

export type WavData = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array

/** Sound as it stands in the file. */
export interface WavAudio extends WavFormat {
  /** Frames: samples of each channel. */
  readonly length: number
  /**
   * `[length, channels]`, as published. PCM of 8 bits in 0 to 255 around 128, of 16 bits in an
   * Int16Array, of 24 (-8388608 to 8388607) and 32 bits in an Int32Array; floats as they are.
   */
  readonly data: WavData
}

export interface WavOptions {
  /** How errors call the file. */
  readonly file?: string
  /** The most bytes that the samples may take. Default: 2 GiB. */
  readonly limitBytes?: number
}

/**
 * Reads a WAV file: PCM of 8, 16, 24 or 32 bits, floats of 32 or 64 bits, any number of channels,
 * plain or WAVE_FORMAT_EXTENSIBLE. A file written as a stream, which tells no length, goes on to its
 * end; any other length that does not fit is an error.
 *
 * @throws `datasets/wav-magic`, `datasets/wav-format`, `datasets/wav-chunks`,
 * `datasets/too-few-bytes`, `datasets/too-many-bytes`, `datasets/too-large`, `datasets/bad-option`
 *
 * @example
 * ```ts
 * const sound = parseWav(await readFile('bell.wav'))
 * console.log(sound.sampleRate, sound.channels, sound.length / sound.sampleRate, 'seconds')
 * ```
 */
export const parseWav = (bytes: Uint8Array, options: WavOptions = {}): WavAudio => {
  checkBytes('the WAV file', bytes)
  const { file = 'The WAV file', limitBytes = 2 ** 31 } = options
  checkText('file', file)
  checkInteger('limitBytes', limitBytes, { min: 0 })
  const { dataAt, dataBytes, ...format } = readWavLayout(bytes, file)
  const { encoding, bitsPerSample, channels } = format
  const bytesPerSample = bitsPerSample / 8
  const samples = dataBytes / bytesPerSample
  // Samples of 24 bits take 32 in memory.
  if (samples * (bytesPerSample === 3 ? 4 : bytesPerSample) > limitBytes) {
    throw datasetsError('datasets/too-large', { file, limitBytes })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt, dataBytes)
  const read = <Data extends WavData>(data: Data, value: (at: number) => number): Data => {
    for (let index = 0; index < samples; index++) data[index] = value(index * bytesPerSample)
    return data
  }
  const data = (): WavData => {
    if (encoding === 'float') {
      return bitsPerSample === 32
        ? read(new Float32Array(samples), (at) => view.getFloat32(at, true))
        : read(new Float64Array(samples), (at) => view.getFloat64(at, true))
    }
    if (bitsPerSample === 8) return bytes.slice(dataAt, dataAt + dataBytes)
    if (bitsPerSample === 16) return read(new Int16Array(samples), (at) => view.getInt16(at, true))
    return bitsPerSample === 24
      ? read(
          new Int32Array(samples),
          (at) => (view.getInt8(at + 2) << 16) | view.getUint16(at, true),
        )
      : read(new Int32Array(samples), (at) => view.getInt32(at, true))
  }
  return { ...format, length: samples / channels, data: data() }
}

/**
 * The samples as numbers around 0: PCM in -1 to 1 (its lowest value is -1), floats as they are.
 *
 * @returns `[length, channels]`
 *
 * @example
 * ```ts
 * const samples = wavSamples(parseWav(await readFile('bell.wav')))
 * ```
 */
export const wavSamples = ({ data, encoding, bitsPerSample }: WavAudio): Float32Array => {
  if (encoding === 'float') return Float32Array.from(data)
  const middle = bitsPerSample === 8 ? 128 : 0
  const scale = 2 ** (1 - bitsPerSample)
  return Float32Array.from(data, (sample) => (sample - middle) * scale)
}
