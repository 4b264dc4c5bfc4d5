import { isTensorValue, type TensorValue, type Value } from '../values.js'
import { close } from './compare.js'

/** A general kind of wrong answer that the numbers give away, whatever the exercise. */
export type Pattern =
  | { readonly code: 'check/pattern-transposed'; readonly details: object }
  | { readonly code: 'check/pattern-sign'; readonly details: object }
  | { readonly code: 'check/pattern-factor'; readonly details: { readonly factor: number } }
  | { readonly code: 'check/pattern-mean-for-sum'; readonly details: object }
  | { readonly code: 'check/pattern-sum-for-mean'; readonly details: object }
  | {
      readonly code: 'check/pattern-shifted'
      readonly details: { readonly axis: number; readonly by: number }
    }
  | { readonly code: 'check/pattern-axis'; readonly details: object }
  | { readonly code: 'check/pattern-batch-dropped'; readonly details: object }
  | {
      readonly code: 'check/pattern-clamped'
      readonly details: { readonly low?: number; readonly high?: number }
    }
  | { readonly code: 'check/pattern-whole-numbers'; readonly details: object }
  | { readonly code: 'check/pattern-not-a-number'; readonly details: object }
  | { readonly code: 'check/pattern-zeros'; readonly details: object }

/** A wrong answer beside its target, with what it was made from. */
export interface Wrong {
  readonly yours: Value
  readonly target: Value
  readonly args: readonly Value[]
}

interface Pair {
  readonly yours: TensorValue
  readonly target: TensorValue
  /** Lengths of all axes of the arguments. */
  readonly lengths: readonly number[]
}

const tolerance = 1e-3

const array = (values: ArrayLike<number>) => Array.from(values)

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((n, i) => n === b[i])

const agree = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length && array(a).every((value, i) => close(value, b[i]!, tolerance))

const sameShape = ({ yours, target }: Pair) => same(yours.shape, target.shape)

/** The first tensor of an answer beside that of the target, at the same place. */
const tensorPair = (yours: Value, target: Value): { yours: TensorValue; target: TensorValue }[] => {
  if (isTensorValue(target)) return isTensorValue(yours) ? [{ yours, target }] : []
  if (typeof target === 'number')
    return typeof yours === 'number' ? [{ yours: scalar(yours), target: scalar(target) }] : []
  if (typeof target !== 'object' || target === null || target instanceof Uint8Array) return []
  if (typeof yours !== 'object' || yours === null) return []
  return Object.entries(target).flatMap(([key, item]) =>
    tensorPair((yours as Record<string, Value>)[key], item as Value),
  )
}

const scalar = (value: number): TensorValue => ({
  kind: 'tensor',
  dtype: 'float32',
  shape: [],
  values: [value],
})

const lengthsOf = (args: readonly Value[]): number[] =>
  args.flatMap((arg) => (isTensorValue(arg) ? [...arg.shape] : []))

const transpose = ({ values, shape }: TensorValue): number[] => {
  const [rows, columns] = shape as [number, number]
  return Array.from(
    { length: rows * columns },
    (_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!,
  )
}

const isTransposed = ({ yours, target }: Pair) =>
  target.shape.length === 2 &&
  same(yours.shape, [...target.shape].reverse()) &&
  !agree(yours.values, target.values) &&
  agree(yours.values, transpose(target))

/** yours / target where that is one number for all values, and not by chance. */
const factorOf = ({ yours, target }: Pair): number | null => {
  const [y, t] = [array(yours.values), array(target.values)]
  const at = t.reduce((best, value, i) => (Math.abs(value) > Math.abs(t[best]!) ? i : best), 0)
  if (!t[at]) return null
  const factor = y[at]! / t[at]!
  return Number.isFinite(factor) &&
    Math.abs(factor) > 1e-6 &&
    agree(
      y,
      t.map((v) => v * factor),
    )
    ? factor
    : null
}

/** How many different values there are that a factor explains. */
const evidence = ({ target }: Pair) => new Set(array(target.values).filter((v) => v !== 0)).size

const factors = (pairs: readonly Pair[]): Pattern | null => {
  if (!pairs.every(sameShape)) return null
  const found = pairs.map(factorOf)
  if (found.some((factor) => factor === null)) return null
  const all = found as number[]
  const seen = pairs.reduce((sum, pair) => sum + evidence(pair), 0)
  if (seen < 3) return null
  const constant = all.every((factor) => close(factor, all[0]!, tolerance))
  if (constant && close(all[0]!, -1, tolerance)) return { code: 'check/pattern-sign', details: {} }
  // A count that changes with the size of the input, divided by or forgotten.
  const counts = (factor: number, { lengths }: Pair) =>
    products(lengths).some((n) => n > 1 && close(factor, n, tolerance))
  const varies = !constant || all.length === 1
  if (varies && all.every((factor, i) => counts(1 / factor, pairs[i]!)))
    return { code: 'check/pattern-mean-for-sum', details: {} }
  if (varies && all.every((factor, i) => counts(factor, pairs[i]!)))
    return { code: 'check/pattern-sum-for-mean', details: {} }
  return constant
    ? { code: 'check/pattern-factor', details: { factor: Number(all[0]!.toPrecision(4)) } }
    : null
}

/** Axis lengths and products of two of them: what a mean may divide by. */
const products = (lengths: readonly number[]) => [
  ...lengths,
  ...lengths.flatMap((a, i) => lengths.slice(i + 1).map((b) => a * b)),
]

const shifted = (pairs: readonly Pair[]): Pattern | null => {
  const enough = pairs.filter(({ target }) => target.values.length >= 3)
  if (enough.length === 0 || !enough.every(sameShape)) return null
  for (let axis = 0; axis < enough[0]!.target.shape.length; axis++) {
    for (const by of [1, -1]) {
      if (enough.every((pair) => isShifted(pair, axis, by)))
        return { code: 'check/pattern-shifted', details: { axis, by } }
    }
  }
  return null
}

const isShifted = ({ yours, target }: Pair, axis: number, by: number) => {
  const length = target.shape[axis]
  if (length === undefined || length < 3) return false
  const stride = target.shape.slice(axis + 1).reduce((a, b) => a * b, 1)
  const inside = array(target.values).flatMap((_, i) => {
    const from = (Math.floor(i / stride) % length) - by
    return from >= 0 && from < length ? [[yours.values[i]!, target.values[i - by * stride]!]] : []
  })
  const moved = new Set(inside.map(([, t]) => t)).size > 1
  return moved && inside.every(([y, t]) => close(y!, t!, tolerance))
}

const clamped = (pairs: readonly Pair[]): Pattern | null => {
  if (!pairs.every(sameShape)) return null
  const y = pairs.flatMap(({ yours }) => array(yours.values))
  const t = pairs.flatMap(({ target }) => array(target.values))
  const high = ends(y, t, 1)
  const low = ends(y, t, -1)
  const bounded = t.map((v) => Math.min(high ?? v, Math.max(low ?? v, v)))
  const untouched = t.filter((v, i) => bounded[i] === v && v !== 0).length
  if ((high === undefined && low === undefined) || untouched === 0 || !agree(y, bounded))
    return null
  return {
    code: 'check/pattern-clamped',
    details: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
  }
}

/** The one value at which all that should be beyond it ends. */
const ends = (y: readonly number[], t: readonly number[], sign: 1 | -1): number | undefined => {
  const cut = y.filter((v, i) => sign * (t[i]! - v) > tolerance * Math.max(1, Math.abs(v)))
  return cut.length > 0 && cut.every((v) => close(v, cut[0]!, tolerance)) ? cut[0] : undefined
}

const wholeNumbers = (pairs: readonly Pair[]) =>
  pairs.every(sameShape) &&
  pairs.some(({ target }) => array(target.values).some((v) => !Number.isInteger(v))) &&
  [Math.floor, Math.trunc, Math.round].some((cut) =>
    pairs.every(({ yours, target }) => agree(yours.values, array(target.values).map(cut))),
  )

const batchDropped = ({ yours, target, lengths }: Pair) => {
  const [batch = 0, ...rest] = target.shape
  if (batch < 2 || !lengths.includes(batch)) return false
  return same(yours.shape, rest) || same(yours.shape, [1, ...rest])
}

const wrongAxis = ({ yours, target, lengths }: Pair) =>
  target.shape.length === 1 &&
  yours.shape.length === 1 &&
  yours.shape[0] !== target.shape[0] &&
  lengths.includes(yours.shape[0]!) &&
  lengths.includes(target.shape[0]!)

/** Both axes are of one length, so that the wrong one does not show. */
const isSquare = (pair: Pair) =>
  sameShape(pair) && pair.lengths.filter((n) => n === pair.target.shape[0]).length > 1

const notANumber = ({ yours, target }: Pair) =>
  array(yours.values).some(Number.isNaN) && !array(target.values).some(Number.isNaN)

const zeros = ({ yours, target }: Pair) =>
  array(yours.values).every((v) => v === 0) && array(target.values).some((v) => v !== 0)

/**
 * What all wrong answers of a check have in common, or null. It must explain every one of them: one answer
 * may look transposed by chance.
 */
export const patternOf = (wrongs: readonly Wrong[]): Pattern | null => {
  const pairs = wrongs.flatMap(({ yours, target, args }) => {
    const differing = tensorPair(yours, target).filter(
      (pair) =>
        !same(pair.yours.shape, pair.target.shape) || !agree(pair.yours.values, pair.target.values),
    )
    return differing.map((pair): Pair => ({ ...pair, lengths: lengthsOf(args) }))
  })
  if (pairs.length === 0) return null
  const plain = (code: Extract<Pattern, { details: object }>['code']) =>
    ({ code, details: {} }) as Pattern
  // A symmetric or square answer does not tell; those that can must all be transposed.
  if (pairs.every(notANumber)) return plain('check/pattern-not-a-number')
  if (pairs.every(zeros)) return plain('check/pattern-zeros')
  if (pairs.every(isTransposed)) return plain('check/pattern-transposed')
  if (pairs.every(batchDropped)) return plain('check/pattern-batch-dropped')
  if (pairs.some(wrongAxis) && pairs.every((pair) => wrongAxis(pair) || isSquare(pair)))
    return plain('check/pattern-axis')
  return (
    factors(pairs) ??
    (wholeNumbers(pairs) ? plain('check/pattern-whole-numbers') : null) ??
    clamped(pairs) ??
    shifted(pairs)
  )
}
