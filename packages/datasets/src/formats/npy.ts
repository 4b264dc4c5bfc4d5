import { checkInteger, checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'
import { toCOrder } from './c-order.js'
import { fromFloat16 } from './float16.js'
import { type NpyData, type NpyDtype, type NpyShortName, toMachineOrder } from './npy-dtypes.js'
import { type NpyOptions, readNpyHeader } from './npy-header.js'

/** An array of NumPy, its last index the fastest (C order). */
export interface NpyArray {
  readonly dtype: NpyDtype
  /** Empty for a single number. */
  readonly shape: readonly number[]
  /** `bool` as 0 and 1 in a Uint8Array, `float16` as a Float32Array, 64-bit integers as bigint. */
  readonly data: NpyData
}

const typed: Record<NpyShortName, (buffer: ArrayBuffer) => NpyData> = {
  // NumPy takes any other byte for true.
  b1: (buffer) => new Uint8Array(buffer).map((byte) => (byte === 0 ? 0 : 1)),
  u1: (buffer) => new Uint8Array(buffer),
  i1: (buffer) => new Int8Array(buffer),
  u2: (buffer) => new Uint16Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  u4: (buffer) => new Uint32Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  u8: (buffer) => new BigUint64Array(buffer),
  i8: (buffer) => new BigInt64Array(buffer),
  f2: (buffer) => Float32Array.from(new Uint16Array(buffer), fromFloat16),
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
}

/**
 * Reads a file of `numpy.save`. Big-endian files and Fortran order are turned into the machine's
 * order and C order. Arrays of Python objects are refused: reading them would run code.
 *
 * @throws `datasets/npy-magic`, `datasets/npy-version`, `datasets/npy-header`,
 * `datasets/npy-pickle`, `datasets/npy-dtype`, `datasets/npy-too-large`,
 * `datasets/too-few-bytes`, `datasets/too-many-bytes`, `datasets/bad-option`
 *
 * @example
 * ```ts
 * const { dtype, shape, data } = parseNpy(await readFile('weights.npy'))
 * console.log(dtype, shape, data[0]) // float32 [ 784, 10 ] 0.0123
 * ```
 */
export const parseNpy = (bytes: Uint8Array, options: NpyOptions = {}): NpyArray => {
  checkBytes('the NPY file', bytes)
  const { file = 'The NPY file', limitBytes = 2 ** 31 } = options
  checkText('file', file)
  checkInteger('limitBytes', limitBytes, { min: 0 })
  const header = readNpyHeader(bytes, options)
  const { name, dtype, shape, headerBytes, dataBytes } = header
  const expectedBytes = headerBytes + dataBytes
  const receivedBytes = bytes.length
  if (receivedBytes < expectedBytes) {
    throw datasetsError('datasets/too-few-bytes', { file, expectedBytes, receivedBytes })
  }
  if (receivedBytes > expectedBytes) {
    throw datasetsError('datasets/too-many-bytes', { file, expectedBytes, receivedBytes })
  }
  // A copy, which also starts where every type may start.
  const copy = new Uint8Array(dataBytes)
  copy.set(bytes.subarray(headerBytes))
  toMachineOrder(copy, header)
  const data = typed[name](copy.buffer)
  return { dtype, shape, data: header.fortranOrder ? toCOrder(data, shape) : data }
}
