import type { NamedArray } from '../training/trainable.js'

const dtypes = { F32: Float32Array, I32: Int32Array } as const

interface Entry {
  dtype: keyof typeof dtypes
  shape: number[]
  data_offsets: [number, number]
}

/** What a file holds: arrays, and words about them. */
export interface Safetensors {
  readonly arrays: readonly NamedArray[]
  readonly metadata: Readonly<Record<string, string>>
}

/** Why bytes are not a safetensors file. */
export class SafetensorsError extends Error {}

/**
 * Writes the safetensors format: length of the header (u64), header (JSON), data. Little-endian.
 * Any safetensors reader opens it, for instance `safetensors.numpy.load_file` in Python.
 *
 * @see https://github.com/huggingface/safetensors#format
 */
export const encodeSafetensors = ({ arrays, metadata }: Safetensors): Uint8Array => {
  let offset = 0
  const header: Record<string, Entry | Record<string, string>> = { __metadata__: { ...metadata } }
  for (const { name, shape, data } of arrays) {
    header[name] = {
      dtype: data instanceof Int32Array ? 'I32' : 'F32',
      shape: [...shape],
      data_offsets: [offset, offset + data.byteLength],
    }
    offset += data.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  // Spaces fill the header up, so that the data begins where numbers of 4 bytes may.
  const start = 8 + Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(start + offset).fill(0x20, 8, start)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true)
  bytes.set(json, 8)
  let position = start
  for (const { data } of arrays) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), position)
    position += data.byteLength
  }
  return bytes
}

const readHeader = (bytes: Uint8Array): { header: Record<string, Entry>; start: number } => {
  if (bytes.length < 8) throw new SafetensorsError('it ends before its header')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (length > BigInt(bytes.length - 8)) throw new SafetensorsError('it ends within its header')
  const start = 8 + Number(length)
  const header = parsed(new TextDecoder().decode(bytes.subarray(8, start)))
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new SafetensorsError('its header is not an object')
  }
  return { header: header as Record<string, Entry>, start }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new SafetensorsError('its header is not JSON')
  }
}

/**
 * Reads what {@link encodeSafetensors} wrote, float32 and int32 arrays only.
 *
 * @throws {@link SafetensorsError} for bytes that are cut off or inconsistent.
 */
export const decodeSafetensors = (file: Uint8Array): Safetensors => {
  // Slices of a Node Buffer share its memory; those of a plain array are copies.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
  const { header, start } = readHeader(bytes)
  const { __metadata__: metadata = {}, ...entries } = header as Record<string, Entry> & {
    __metadata__?: Record<string, string>
  }
  const arrays = Object.entries(entries).map(([name, entry]): NamedArray => {
    const { dtype, shape, data_offsets } = entry ?? {}
    const type = Object.hasOwn(dtypes, dtype) ? dtypes[dtype] : null
    if (!type || !Array.isArray(shape) || !Array.isArray(data_offsets)) {
      throw new SafetensorsError(`"${name}" is not a float32 or int32 array`)
    }
    const [from, to] = data_offsets
    const size = shape.reduce((product, n) => product * n, 1) * 4
    if (!(from >= 0) || to - from !== size || start + to > bytes.length) {
      throw new SafetensorsError(`"${name}" is cut off`)
    }
    // A copy, since the data need not be aligned where the file was read.
    const copy = bytes.slice(start + from, start + to)
    return { name, shape, data: new type(copy.buffer) }
  })
  return { arrays, metadata: metadata as Record<string, string> }
}
