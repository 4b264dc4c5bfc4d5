import { isTensorValue, type TensorValue, type Value } from '../values.js'

export type Kind =
  | 'tensor'
  | 'number'
  | 'text'
  | 'boolean'
  | 'nothing'
  | 'bytes'
  | 'list'
  | 'object'

/** Where and how an answer is not the target: the first thing a learner should look at. */
export type Difference =
  | {
      readonly kind: 'kind'
      readonly path: string
      readonly expected: Kind
      readonly received: Kind
    }
  | {
      readonly kind: 'shape'
      readonly path: string
      readonly expected: readonly number[]
      readonly received: readonly number[]
    }
  | {
      readonly kind: 'dtype'
      readonly path: string
      readonly expected: string
      readonly received: string
    }
  | {
      readonly kind: 'value'
      readonly path: string
      /** Of the value that is furthest off. */
      readonly index: readonly number[]
      readonly expected: number | string | boolean | null
      readonly received: number | string | boolean | null
      /** How many values are wrong, of how many. */
      readonly wrong: number
      readonly of: number
    }
  | {
      readonly kind: 'length'
      readonly path: string
      readonly expected: number
      readonly received: number
    }
  | { readonly kind: 'missing'; readonly path: string; readonly key: string }
  /** The exercise's own comparison says no. */
  | { readonly kind: 'refused'; readonly path: string }

export interface Comparison {
  readonly tolerance: number
  readonly dtype?: 'any'
}

export const kindOf = (value: Value): Kind => {
  if (isTensorValue(value)) return 'tensor'
  if (value instanceof Uint8Array) return 'bytes'
  if (Array.isArray(value)) return 'list'
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'object') return 'object'
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean')
}

/** Whether two numbers agree; NaN agrees with NaN, an infinity with itself. */
export const close = (yours: number, target: number, tolerance: number): boolean => {
  if (Object.is(yours, target) || yours === target) return true
  if (!Number.isFinite(yours) || !Number.isFinite(target)) return false
  return Math.abs(yours - target) <= tolerance * Math.max(1, Math.abs(target))
}

const distance = (a: number, b: number) => {
  const d = Math.abs(a - b)
  return Number.isNaN(d) ? Number.POSITIVE_INFINITY : d
}

const indexOf = (flat: number, shape: readonly number[]): number[] => {
  const index: number[] = []
  let rest = flat
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]!)
    rest = Math.floor(rest / shape[axis]!)
  }
  return index
}

const compareNumbers = (
  yours: ArrayLike<number>,
  target: ArrayLike<number>,
  shape: readonly number[],
  path: string,
  tolerance: number,
): Difference | null => {
  let [worst, wrong, most] = [-1, 0, -1]
  for (let i = 0; i < target.length; i++) {
    if (close(yours[i]!, target[i]!, tolerance)) continue
    wrong++
    const off = distance(yours[i]!, target[i]!)
    if (off > most) [worst, most] = [i, off]
  }
  if (worst < 0) return null
  return {
    kind: 'value',
    path,
    index: indexOf(worst, shape),
    expected: target[worst]!,
    received: yours[worst]!,
    wrong,
    of: target.length,
  }
}

const sameShape = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((n, i) => n === b[i])

const compareTensors = (
  yours: TensorValue,
  target: TensorValue,
  path: string,
  { tolerance, dtype }: Comparison,
): Difference | null => {
  if (!sameShape(yours.shape, target.shape))
    return { kind: 'shape', path, expected: target.shape, received: yours.shape }
  const values = compareNumbers(yours.values, target.values, target.shape, path, tolerance)
  if (values) return values
  return dtype === 'any' || yours.dtype === target.dtype
    ? null
    : { kind: 'dtype', path, expected: target.dtype, received: yours.dtype }
}

/** The first difference that matters, or null: the answer is right. */
export const compare = (
  yours: Value,
  target: Value,
  comparison: Comparison,
  path = '',
): Difference | null => {
  const [expected, received] = [kindOf(target), kindOf(yours)]
  if (expected !== received) return { kind: 'kind', path, expected, received }
  if (isTensorValue(target)) return compareTensors(yours as TensorValue, target, path, comparison)
  if (target instanceof Uint8Array) {
    const bytes = yours as Uint8Array
    if (bytes.length !== target.length)
      return { kind: 'length', path, expected: target.length, received: bytes.length }
    return compareNumbers(bytes, target, [target.length], path, 0)
  }
  if (Array.isArray(target)) {
    const list = yours as readonly Value[]
    if (list.length !== target.length)
      return { kind: 'length', path, expected: target.length, received: list.length }
    return firstOf(target, (item, i) => compare(list[i], item, comparison, `${path}[${i}]`))
  }
  if (typeof target === 'object' && target !== null) {
    const object = yours as { readonly [key: string]: Value }
    return firstOf(Object.entries(target), ([key, item]) => {
      if (item === undefined) return null
      if (!Object.hasOwn(object, key)) return { kind: 'missing', path, key }
      return compare(object[key], item as Value, comparison, `${path}.${key}`)
    })
  }
  if (typeof target === 'number') {
    return compareNumbers([yours as number], [target], [], path, comparison.tolerance)
  }
  if (Object.is(yours, target) || (yours ?? null) === (target ?? null)) return null
  return {
    kind: 'value',
    path,
    index: [],
    expected: target ?? null,
    received: (yours ?? null) as string | boolean | null,
    wrong: 1,
    of: 1,
  }
}

const firstOf = <T>(
  items: readonly T[],
  look: (item: T, index: number) => Difference | null,
): Difference | null => {
  for (let i = 0; i < items.length; i++) {
    const found = look(items[i]!, i)
    if (found) return found
  }
  return null
}

/** Whether every number of a value is finite. */
export const isFiniteValue = (value: Value): boolean => {
  if (isTensorValue(value)) return Array.prototype.every.call(value.values, Number.isFinite)
  if (typeof value === 'number') return Number.isFinite(value)
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isFiniteValue)
}
