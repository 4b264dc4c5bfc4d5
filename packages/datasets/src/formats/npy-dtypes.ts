import { datasetsError } from '../errors.js'

export type NpyData =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array

/** The types of NumPy that JavaScript can hold, by NumPy's short names. */
export const npyTypes = {
  b1: { dtype: 'bool', bytesPerElement: 1 },
  u1: { dtype: 'uint8', bytesPerElement: 1 },
  i1: { dtype: 'int8', bytesPerElement: 1 },
  u2: { dtype: 'uint16', bytesPerElement: 2 },
  i2: { dtype: 'int16', bytesPerElement: 2 },
  u4: { dtype: 'uint32', bytesPerElement: 4 },
  i4: { dtype: 'int32', bytesPerElement: 4 },
  u8: { dtype: 'uint64', bytesPerElement: 8 },
  i8: { dtype: 'int64', bytesPerElement: 8 },
  f2: { dtype: 'float16', bytesPerElement: 2 },
  f4: { dtype: 'float32', bytesPerElement: 4 },
  f8: { dtype: 'float64', bytesPerElement: 8 },
} as const

export type NpyShortName = keyof typeof npyTypes
export type NpyDtype = (typeof npyTypes)[NpyShortName]['dtype']

export interface NpyElement {
  readonly name: NpyShortName
  readonly dtype: NpyDtype
  readonly bytesPerElement: number
  readonly bigEndian: boolean
}

const isKnown = (name: string): name is NpyShortName => Object.hasOwn(npyTypes, name)

/**
 * Reads NumPy's description of an element, such as `<f8`.
 *
 * @throws `datasets/npy-pickle` for objects, `datasets/npy-dtype` for what JavaScript has no type for
 */
export const readDescription = (description: string, file: string): NpyElement => {
  if (/^[<>|=]?O/.test(description)) throw datasetsError('datasets/npy-pickle', { file })
  const name = description.slice(1)
  const order = description[0] ?? ''
  // Only single bytes have no order.
  const isOrder = order === '<' || order === '>' || (order === '|' && name.endsWith('1'))
  if (!isOrder || !isKnown(name)) {
    throw datasetsError('datasets/npy-dtype', { file, received: description })
  }
  return { name, ...npyTypes[name], bigEndian: order === '>' }
}

const isLittleEndianMachine = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Turns each element around, in place, if the file and this machine differ. */
export const toMachineOrder = (
  bytes: Uint8Array,
  { bytesPerElement, bigEndian }: Pick<NpyElement, 'bytesPerElement' | 'bigEndian'>,
): void => {
  if (bytesPerElement === 1 || bigEndian !== isLittleEndianMachine) return
  for (let start = 0; start < bytes.length; start += bytesPerElement) {
    bytes.subarray(start, start + bytesPerElement).reverse()
  }
}
