import { vizError } from '../errors.js'

/** A tensor of TensorFlow.js, or anything that hands its numbers out as one does. */
export interface TensorLike {
  readonly shape: readonly number[]
  dataSync(): ArrayLike<number>
}

/** Numbers one after the other, and their shape. */
export interface ShapedData {
  readonly shape: readonly number[]
  readonly data: ArrayLike<number>
}

type Nested = readonly (number | boolean | ArrayLike<number> | Nested)[]

/** Whatever holds numbers: arrays, nested or not, typed arrays, tensors. */
export type Numbers = ArrayLike<number> | Nested | TensorLike | ShapedData

/** The numbers one after the other. A typed array is not copied. */
export const numbersOf = (values: Numbers): ArrayLike<number> => {
  if (hasShape(values)) return shapedNumbers(values)
  if (ArrayBuffer.isView(values) && !(values instanceof DataView)) {
    return values as unknown as ArrayLike<number>
  }
  if (!Array.isArray(values)) throw vizError('viz/not-numbers', { received: nameOf(values) })
  const flat: number[] = []
  flatten(values as Nested, flat)
  return flat
}

/** The rows of a table of numbers: `[rows, columns]`. Throws `viz/ragged`. */
export const rowsOf = (
  values: Numbers,
): { rows: number; columns: number; data: ArrayLike<number> } => {
  const data = numbersOf(values)
  const [rows = 1] = shapeOf(values)
  return { rows, columns: rows === 0 ? 0 : data.length / rows, data }
}

const hasShape = (values: unknown): values is TensorLike | ShapedData =>
  typeof values === 'object' &&
  values !== null &&
  'shape' in values &&
  Array.isArray(values.shape) &&
  ('dataSync' in values || 'data' in values)

const shapedNumbers = (values: TensorLike | ShapedData): ArrayLike<number> => {
  const data = 'dataSync' in values ? values.dataSync() : values.data
  const expected = values.shape.reduce((product, length) => product * length, 1)
  if (data.length !== expected) {
    throw vizError('viz/bad-shape', {
      what: 'numbers',
      expected: `[${values.shape.join(', ')}]`,
      received: `[${data.length}]`,
    })
  }
  return data
}

const flatten = (values: Nested, into: number[]): void => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (typeof value === 'number') into.push(value)
    else if (typeof value === 'boolean') into.push(Number(value))
    else if (Array.isArray(value)) flatten(value, into)
    else if (ArrayBuffer.isView(value)) flatten(Array.from(value as Uint8Array), into)
    else throw vizError('viz/not-numbers', { received: `an array with ${nameOf(value)}` })
  }
}

const nameOf = (value: unknown): string => (value === null ? 'null' : typeof value)

/** How long each axis is. Rows of different lengths throw `viz/ragged`. */
export const shapeOf = (values: Numbers): number[] => {
  if (hasShape(values)) return [...values.shape]
  if (!Array.isArray(values)) return [numbersOf(values).length]
  return nestedShape(values as Nested)
}

const nestedShape = (values: Nested): number[] => {
  const inner = values.map((value) =>
    Array.isArray(value) || ArrayBuffer.isView(value) ? shapeOf(value as Numbers) : [],
  )
  const [first = [], ...others] = inner
  for (const other of others) {
    if (other.length !== first.length || other.some((length, i) => length !== first[i])) {
      throw vizError('viz/ragged', { expected: first[0] ?? 1, received: other[0] ?? 1 })
    }
  }
  return [values.length, ...first]
}
