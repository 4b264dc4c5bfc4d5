import type { GraphDetails } from '../details.js'
import { allocate, type DataOf, type DType } from '../dtype.js'
import { valueText } from '../messages/shape-text.js'
import { sizeOf } from '../shapes/shape.js'
import { type Nested, Value } from '../value.js'

/** Any array of numbers that JavaScript offers, but for those of bigints. */
export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array

/**
 * What can be turned into a value: `3.3`, `[[1, 2], [3, 4]]`, `true`, `'cat'`, a typed array (one
 * axis), or an array with its shape, as every {@link Value} has them.
 */
export type Readable =
  | Nested<number>
  | Nested<boolean>
  | Nested<string>
  | NumberArray
  | {
      readonly data: NumberArray | readonly (number | boolean | string)[]
      readonly shape: readonly number[]
    }

/** What was wrong, for the caller to put into words. */
export type Problem =
  | { problem: 'element'; received: string }
  | { problem: GraphDetails['graph/bad-value']['problem']; received: string }

type Element = number | boolean | string
type Elements = NumberArray | readonly Element[]

/**
 * Turns what a person wrote into a value.
 *
 * Without `dtype` numbers become float32 (JavaScript cannot tell 1 from 1.0), unless a typed
 * array or a value says otherwise. The result never shares memory with a plain array, but may
 * with a typed array of the same dtype.
 */
export const readValue = (input: unknown, dtype?: DType): Value | Problem => {
  if (typeof input === 'object' && input !== null && 'shape' in input && 'data' in input) {
    const { data, shape } = input
    if (typeof data === 'function') return { problem: 'tensor', received: 'Tensor' }
    if (!isElements(data) || !isShape(shape)) return unreadable(input)
    if (sizeOf(shape) !== data.length)
      return { problem: 'size', received: `{ data: […${data.length}], shape: [${shape}] }` }
    return convert(data, shape, dtype ?? ('dtype' in input ? asDType(input.dtype) : undefined))
  }
  if (isNumberArray(input)) return convert(input, [input.length], dtype)
  const shape: number[] = []
  for (let inner = input; Array.isArray(inner); inner = inner[0]) {
    // An array may contain itself.
    if (shape.length === 32) {
      return { problem: 'unreadable', received: '[[[…]]]' }
    }
    shape.push(inner.length)
  }
  const flat: Element[] = []
  const problem = flatten(input, shape, 0, flat)
  return problem ?? convert(flat, shape, dtype)
}

const flatten = (
  input: unknown,
  shape: readonly number[],
  depth: number,
  into: Element[],
): Problem | undefined => {
  if (depth === shape.length) {
    if (Array.isArray(input)) return { problem: 'ragged', received: valueText(input) }
    if (!isElement(input)) return unreadable(input)
    into.push(input)
    return undefined
  }
  if (!Array.isArray(input) || input.length !== shape[depth])
    return isElement(input) || Array.isArray(input)
      ? { problem: 'ragged', received: valueText(input) }
      : unreadable(input)
  for (const inner of input) {
    const problem = flatten(inner, shape, depth + 1, into)
    if (problem) return problem
  }
  return undefined
}

const convert = (data: Elements, shape: readonly number[], wanted?: DType): Value | Problem => {
  const dtype = wanted ?? dtypeOf(data)
  if (ownArray[dtype]?.(data)) return new Value(dtype, [...shape], data as DataOf[DType])
  const result = allocate(dtype, data.length)
  for (let i = 0; i < data.length; i++) {
    const element = data[i] as Element
    if (!fits(element, dtype, isNumberArray(data))) {
      const mixed = !wanted && typeof element !== typeof data[0]
      return { problem: mixed ? 'mixed' : 'element', received: valueText(element) }
    }
    result[i] = typeof element === 'boolean' ? Number(element) : element
  }
  return new Value(dtype, [...shape], result)
}

const ownArray: Partial<Record<DType, (data: Elements) => boolean>> = {
  float32: (data) => data instanceof Float32Array,
  int32: (data) => data instanceof Int32Array,
  int16: (data) => data instanceof Int16Array,
}

const fits = (element: Element, dtype: DType, typedArray: boolean): boolean => {
  switch (dtype) {
    case 'float32':
      return typeof element === 'number'
    case 'int32':
      return typeof element === 'number' && (element | 0) === element
    case 'int16':
      return typeof element === 'number' && (element << 16) >> 16 === element
    case 'bool':
      // A typed array has no booleans: there, 0 and 1 stand for them.
      return typeof element === 'boolean' || (typedArray && (element === 0 || element === 1))
    case 'string':
      return typeof element === 'string'
  }
}

const dtypeOf = (data: Elements): DType => {
  if (data instanceof Int16Array) return 'int16'
  if (isNumberArray(data))
    return data instanceof Float32Array || data instanceof Float64Array ? 'float32' : 'int32'
  const first = data[0]
  return typeof first === 'boolean' ? 'bool' : typeof first === 'string' ? 'string' : 'float32'
}

const asDType = (dtype: unknown): DType | undefined =>
  typeof dtype === 'string' && ['float32', 'int32', 'int16', 'bool', 'string'].includes(dtype)
    ? (dtype as DType)
    : undefined

const unreadable = (input: unknown): Problem => ({
  problem: 'unreadable',
  received: valueText(input),
})

const isElement = (value: unknown): value is Element =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'

const isNumberArray = (value: unknown): value is NumberArray =>
  ArrayBuffer.isView(value) &&
  !(value instanceof DataView) &&
  !(value instanceof BigInt64Array) &&
  !(value instanceof BigUint64Array)

const isElements = (value: unknown): value is Elements =>
  isNumberArray(value) || (Array.isArray(value) && value.every(isElement))

const isShape = (shape: unknown): shape is number[] =>
  Array.isArray(shape) && shape.every((n) => Number.isInteger(n) && n >= 0)
