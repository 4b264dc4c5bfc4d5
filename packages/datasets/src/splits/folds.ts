import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { permutation } from '../random/permutation.js'

export interface SplitOptions {
  readonly seed: number
  /** The class of each item: every part gets its share of every class. */
  readonly labels?: ArrayLike<number | string> | undefined
  /** What each item belongs to, such as a patient: no group is torn apart. */
  readonly groups?: ArrayLike<number | string> | undefined
}

export interface Fold {
  readonly train: Uint32Array
  readonly test: Uint32Array
}

/**
 * Indices of items in parts of these shares, each part in ascending order. With labels, the parts
 * have the same share of each class, as nearly as whole items allow; with groups, whole groups.
 *
 * @param length how many items there are
 * @param shares numbers above 0 that add up to 1
 * @throws `datasets/bad-option`
 *
 * @example
 * ```ts
 * const [train, test] = splitIndices(150, [0.8, 0.2], { seed: 7 })
 * console.log(train.length, test.length) // 120 30
 * ```
 */
export const splitIndices = (
  length: number,
  shares: readonly number[],
  options: SplitOptions,
): Uint32Array[] => {
  checkInteger('length', length, { min: 0 })
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (shares.length === 0 || shares.some((share) => !(share > 0)) || Math.abs(total - 1) > 1e-9) {
    const received = `[${shares.join(', ')}]`
    const expected = 'numbers above 0 that add up to 1'
    throw datasetsError('datasets/bad-option', { option: 'shares', expected, received })
  }
  const parts = shares.map((): number[] => [])
  deal(length, shares, options, (item, part) => parts[part]?.push(item))
  return parts.map((part) => Uint32Array.from(part).sort())
}

/**
 * Train and test indices for cross-validation: each item is in one test part.
 *
 * @throws `datasets/bad-option`
 *
 * @example
 * ```ts
 * for (const { train, test } of kFold(10, 5, { seed: 7 })) console.log(train.length, test.length)
 * ```
 */
export const kFold = (length: number, folds: number, options: SplitOptions): Fold[] => {
  checkInteger('folds', folds, { min: 2 })
  const shares = new Array<number>(folds).fill(1 / folds)
  const part = new Uint32Array(length)
  deal(length, shares, options, (item, into) => {
    part[item] = into
  })
  const all = Array.from(part.keys())
  return shares.map((_, fold) => ({
    train: Uint32Array.from(all.filter((item) => part[item] !== fold)),
    test: Uint32Array.from(all.filter((item) => part[item] === fold)),
  }))
}

/** Gives every item to a part. */
const deal = (
  length: number,
  shares: readonly number[],
  { seed, labels, groups }: SplitOptions,
  give: (item: number, part: number) => void,
): void => {
  for (const [option, list] of [
    ['labels', labels],
    ['groups', groups],
  ] as const) {
    if (list && list.length !== length) {
      const expected = `${length} of them, one for each item`
      throw datasetsError('datasets/bad-option', {
        option,
        expected,
        received: String(list.length),
      })
    }
  }
  const units = unitsOf(permutation(length, { seed }), groups)
  for (const stratum of strataOf(units, labels)) dealUnits(stratum, shares, give)
}

/** Items that stay together, in the order of the seed. */
const unitsOf = (order: Uint32Array, groups: SplitOptions['groups']): number[][] => {
  if (!groups) return Array.from(order, (item) => [item])
  return groupedBy(order, (item) => groups[item] as number | string)
}

/** Units by the class that most of their items have; all together where there are no classes. */
const strataOf = (units: number[][], labels: SplitOptions['labels']): number[][][] => {
  if (!labels) return [units]
  return groupedBy(units, (unit) => mostCommon(unit.map((item) => labels[item] as number | string)))
}

/** Things with equal keys together, in the order in which the keys came. */
const groupedBy = <Thing, Key>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => Key,
): Thing[][] => {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return [...groups.values()]
}

const mostCommon = <T>(values: readonly T[]): T => {
  const counts = new Map<T, number>()
  let best = values[0] as T
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) as number)) best = value
  }
  return best
}

/** Each unit, the largest first, to the part that lacks most. */
const dealUnits = (
  units: readonly number[][],
  shares: readonly number[],
  give: (item: number, part: number) => void,
): void => {
  const total = units.reduce((sum, unit) => sum + unit.length, 0)
  const lacking = shares.map((share) => share * total)
  for (const unit of [...units].sort((a, b) => b.length - a.length)) {
    const part = lacking.indexOf(Math.max(...lacking))
    lacking[part] = (lacking[part] as number) - unit.length
    for (const item of unit) give(item, part)
  }
}
