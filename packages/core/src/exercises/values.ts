/**
 * What crosses between the judge and a learner's code: plain data that a worker can be sent, and that
 * a verdict can show. Tensors are described by dtype, shape and values.
 */
export interface TensorValue {
  readonly kind: 'tensor'
  readonly dtype: 'float32' | 'int32' | 'bool'
  readonly shape: readonly number[]
  readonly values: ArrayLike<number>
}

export type Value =
  | TensorValue
  | Uint8Array
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value }

export type NestedNumbers = number | readonly NestedNumbers[]

const shapeOf = (nested: NestedNumbers): number[] =>
  typeof nested === 'number'
    ? []
    : [nested.length, ...(nested[0] === undefined ? [] : shapeOf(nested[0]))]

const flatten = (nested: NestedNumbers): number[] =>
  typeof nested === 'number' ? [nested] : nested.flatMap(flatten)

/**
 * A tensor from nested numbers, float32 where no dtype is given.
 *
 * @example
 * ```ts
 * import { tensor } from '@firstgrad/core/exercises'
 *
 * console.log(tensor([[1, 2], [3, 4]]).shape) // [ 2, 2 ]
 * ```
 */
export const tensor = (
  nested: NestedNumbers,
  dtype: TensorValue['dtype'] = 'float32',
): TensorValue => tensorOf(flatten(nested), shapeOf(nested), dtype)

/** A tensor of whole numbers. */
export const int32 = (nested: NestedNumbers): TensorValue => tensor(nested, 'int32')

/** A tensor of 0 and 1 with dtype bool. */
export const bool = (nested: NestedNumbers): TensorValue => tensor(nested, 'bool')

/** A tensor from flat values and a shape. */
export const tensorOf = (
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: TensorValue['dtype'] = 'float32',
): TensorValue => ({ kind: 'tensor', dtype, shape, values })

/** A tensor of one repeated value. */
export const filled = (
  shape: readonly number[],
  value: number,
  dtype: TensorValue['dtype'] = 'float32',
): TensorValue => tensorOf(new Array(sizeOf(shape)).fill(value), shape, dtype)

/** How many values a shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1)

export const isTensorValue = (value: unknown): value is TensorValue =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'tensor'
