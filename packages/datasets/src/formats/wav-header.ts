import { datasetsError } from '../errors.js'

export type WavEncoding = 'pcm' | 'float'

export interface WavFormat {
  readonly encoding: WavEncoding
  readonly channels: number
  /** Frames in a second. */
  readonly sampleRate: number
  /** Bits that one sample takes in the file: 8, 16, 24, 32 or 64. */
  readonly bitsPerSample: number
}

export interface WavLayout extends WavFormat {
  /** Where the samples start. */
  readonly dataAt: number
  readonly dataBytes: number
}

const riffBytes = 12
const chunkHeaderBytes = 8
/** A program that writes a stream does not know its length yet, and writes this. */
const unknownLength = 0xffffffff
const extensible = 0xfffe
const encodings: Readonly<Record<number, WavEncoding>> = { 1: 'pcm', 3: 'float' }
const knownBits = { pcm: [8, 16, 24, 32], float: [32, 64] } as const

/** The last 14 bytes of a sub-format, after the tag that the plain header has. */
const guidTail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]

/** @throws `datasets/wav-format` */
const readFormat = (bytes: Uint8Array, file: string): WavFormat => {
  const refuse = (field: string, expected: string, received: string | number): never => {
    throw datasetsError('datasets/wav-format', { file, field, expected, received: `${received}` })
  }
  if (bytes.length < 16) refuse('size', '>= 16', bytes.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let tag = view.getUint16(0, true)
  if (tag === extensible) {
    if (bytes.length < 40) refuse('size', '>= 40', bytes.length)
    const tail = bytes.subarray(26, 40)
    if (tail.some((byte, index) => byte !== guidTail[index])) {
      const hex = [...tail].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      refuse('SubFormat', 'KSDATAFORMAT_SUBTYPE_PCM, _IEEE_FLOAT', hex)
    }
    tag = view.getUint16(24, true)
  }
  const encoding = encodings[tag]
  if (!encoding) return refuse('wFormatTag', '1 (PCM), 3 (IEEE float)', tag)
  const channels = view.getUint16(2, true)
  const sampleRate = view.getUint32(4, true)
  const frameBytes = view.getUint16(12, true)
  const bitsPerSample = view.getUint16(14, true)
  if (channels === 0) refuse('nChannels', '>= 1', channels)
  if (sampleRate === 0) refuse('nSamplesPerSec', '>= 1', sampleRate)
  if (!(knownBits[encoding] as readonly number[]).includes(bitsPerSample)) {
    refuse('wBitsPerSample', knownBits[encoding].join(', '), bitsPerSample)
  }
  const expectedBytes = (channels * bitsPerSample) / 8
  if (frameBytes !== expectedBytes) refuse('nBlockAlign', `${expectedBytes}`, frameBytes)
  return { encoding, channels, sampleRate, bitsPerSample }
}

const nameAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4))

/**
 * Finds format and samples among the chunks of a WAV file; the others (LIST, fact, cue and so on) are
 * passed over.
 *
 * @throws `datasets/wav-magic`, `datasets/wav-format`, `datasets/wav-chunks`,
 * `datasets/too-few-bytes`, `datasets/too-many-bytes`
 */
export const readWavLayout = (bytes: Uint8Array, file: string): WavLayout => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const receivedBytes = bytes.length
  const start = nameAt(bytes, 0) + nameAt(bytes, 8)
  const isStart = 'RIFF'.startsWith(nameAt(bytes, 0)) && 'WAVE'.startsWith(nameAt(bytes, 8))
  if (!isStart || receivedBytes === 0) {
    throw datasetsError('datasets/wav-magic', { file, received: JSON.stringify(start) })
  }
  const need = (expectedBytes: number) => {
    if (receivedBytes >= expectedBytes) return
    throw datasetsError('datasets/too-few-bytes', { file, expectedBytes, receivedBytes })
  }
  need(riffBytes)
  const told = view.getUint32(4, true)
  // Streams tell 0 or all ones, and then go on to the end of the file.
  const isStream = told === 0 || told === unknownLength
  const end = isStream ? receivedBytes : chunkHeaderBytes + told
  // Many writers leave out the last padding byte, or do not count it.
  need(end - 1)

  const wrong = (byte: number, expected: string, received: string) =>
    datasetsError('datasets/wav-chunks', { file, byte, expected, received })
  let format: WavFormat | undefined
  let data: { at: number; bytes: number } | undefined
  let at = riffBytes
  while (at < end) {
    if (at + chunkHeaderBytes > end) throw wrong(at, '>= 8 B', `${end - at} B`)
    need(at + chunkHeaderBytes)
    const name = nameAt(bytes, at)
    const size = view.getUint32(at + 4, true)
    const from = at + chunkHeaderBytes
    const rest = receivedBytes - from
    const isOpen = name === 'data' && (size === unknownLength || (isStream && size === 0))
    const length = isOpen ? rest : size
    need(from + length)
    if (from + length > end)
      throw wrong(at, `<= ${end - from} B`, `${JSON.stringify(name)}: ${size} B`)
    if (name === 'fmt ') {
      if (format) throw wrong(at, '1 × "fmt "', '2')
      format = readFormat(bytes.subarray(from, from + length), file)
    }
    if (name === 'data') {
      if (!format) throw wrong(at, '"fmt "', '"data"')
      if (data) throw wrong(at, '1 × "data"', '2')
      data = { at: from, bytes: length }
    }
    at = from + length + (length % 2)
  }
  if (!format || !data) throw wrong(at, format ? '"data"' : '"fmt "', 'EOF')
  // One byte more is the padding that was not counted.
  if (receivedBytes > Math.max(end, at) + 1) {
    const expectedBytes = Math.max(end, at)
    throw datasetsError('datasets/too-many-bytes', { file, expectedBytes, receivedBytes })
  }
  const frameBytes = (format.channels * format.bitsPerSample) / 8
  if (data.bytes % frameBytes !== 0) {
    throw wrong(data.at - chunkHeaderBytes, `n × ${frameBytes} B`, `${data.bytes} B`)
  }
  return { ...format, dataAt: data.at, dataBytes: data.bytes }
}
