import { datasetsError } from '../errors.js'
import { toFloat16 } from './float16.js'
import {
  type NpyData,
  type NpyDtype,
  type NpyShortName,
  npyTypes,
  toMachineOrder,
} from './npy-dtypes.js'

export interface NpyInput {
  /** Default: the type of `data`. Needed for `bool` (a Uint8Array) and `float16` (a Float32Array). */
  readonly dtype?: NpyDtype
  /** As many elements as `data` has, the last index the fastest. Empty for a single number. */
  readonly shape: readonly number[]
  readonly data: NpyData | Uint8ClampedArray
}

const nameOfArray: Readonly<Record<string, NpyShortName>> = {
  Uint8Array: 'u1',
  Uint8ClampedArray: 'u1',
  Int8Array: 'i1',
  Uint16Array: 'u2',
  Int16Array: 'i2',
  Uint32Array: 'u4',
  Int32Array: 'i4',
  BigUint64Array: 'u8',
  BigInt64Array: 'i8',
  Float32Array: 'f4',
  Float64Array: 'f8',
}

const refuse = (option: string, expected: string, received: unknown): never => {
  throw datasetsError('datasets/bad-option', { option, expected, received: String(received) })
}

const shortName = (dtype: NpyDtype | undefined, data: NpyInput['data']): NpyShortName => {
  // A Buffer of Node is a Uint8Array of another name.
  const tag: unknown = ArrayBuffer.isView(data)
    ? Reflect.get(data, Symbol.toStringTag)
    : typeof data
  const own = Object.hasOwn(nameOfArray, String(tag)) ? nameOfArray[String(tag)] : undefined
  if (!own) return refuse('data', 'a typed array', tag)
  if (dtype === undefined || dtype === npyTypes[own].dtype) return own
  if (dtype === 'bool' && own === 'u1') return 'b1'
  if (dtype === 'float16' && own === 'f4') return 'f2'
  return refuse('dtype', `${npyTypes[own].dtype}, the type of the data`, dtype)
}

const checkShape = (shape: readonly number[], length: number): void => {
  const isShape =
    Array.isArray(shape) &&
    shape.length <= 64 &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0)
  if (!isShape || shape.reduce((product, size) => product * size, 1) !== length) {
    const received = Array.isArray(shape) ? `[${shape.join(', ')}]` : typeof shape
    refuse('shape', `whole numbers with the product ${length}, the length of the data`, received)
  }
}

/**
 * Writes a file that `numpy.load` reads: version 1.0, little-endian, C order.
 *
 * @throws `datasets/bad-option` if shape, dtype and data do not fit together
 *
 * @example
 * ```ts
 * await writeFile('weights.npy', encodeNpy({ shape: [2, 3], data: new Float32Array(6) }))
 * ```
 */
export const encodeNpy = ({ dtype, shape, data }: NpyInput): Uint8Array<ArrayBuffer> => {
  const name = shortName(dtype, data)
  checkShape(shape, data.length)
  const { bytesPerElement } = npyTypes[name]
  const order = bytesPerElement === 1 ? '|' : '<'
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const words = `{'descr': '${order}${name}', 'fortran_order': False, 'shape': (${tuple}), }`
  // The elements start at a multiple of 64 bytes, so that they can be mapped into memory.
  const header = `${words.padEnd(Math.ceil((words.length + 11) / 64) * 64 - 11)}\n`

  let elements: NpyInput['data'] = data
  if (name === 'b1') elements = Uint8Array.from(data as Uint8Array, (byte) => (byte === 0 ? 0 : 1))
  if (name === 'f2') elements = Uint16Array.from(data as Float32Array, toFloat16)
  const body = new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength)

  const file = new Uint8Array(10 + header.length + body.length)
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8])
  file.set(new TextEncoder().encode(header), 10)
  file.set(body, 10 + header.length)
  toMachineOrder(file.subarray(10 + header.length), { bytesPerElement, bigEndian: false })
  return file
}
