import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { Splits } from './split.js'

export interface AuditOptions {
  /**
   * What every value should lie in, its ends included. Default: 0 to 255 for images of bytes, 0 to 1
   * for images of floats, anything for tables.
   */
  readonly expectedRange?: readonly [least: number, most: number] | undefined
  /** `false` leaves the search for near duplicates out. */
  readonly nearDuplicates?: false | NearDuplicateOptions | undefined
  /** `false` leaves the search for wrong labels out. */
  readonly labelNoise?: false | LabelNoiseOptions | undefined
  /** Each list of the report holds at most so many; counts are always of all. Default: 100. */
  readonly listed?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface NearDuplicateOptions {
  /** In how many of the 64 bits two hashes may differ, 0 to 8. Default: 3. */
  readonly hashDistance?: number | undefined
  /**
   * How far two images may be apart on average over their values, as a part of the expected range.
   * Default: 0.01, two or three of 255 grey levels.
   */
  readonly meanDifference?: number | undefined
}

export interface LabelNoiseOptions {
  /**
   * By split, what a model that has not seen the item gives each class: `[length, classes]`, each row
   * with the sum 1. Splits that are left out take those of the built-in baseline.
   */
  readonly probabilities?: Readonly<Record<string, ArrayLike<number>>> | undefined
  /** Parts of the data that the baseline predicts from the rest, each in turn. Default: 5. */
  readonly folds?: number | undefined
  /** Decides which item is in which fold. Default: 0. */
  readonly seed?: number | undefined
}

/** The options with nothing left open. */
export interface Settings {
  readonly range: readonly [least: number, most: number] | null
  /** True if the caller said which range is right, rather than we. */
  readonly rangeIsGiven: boolean
  readonly near: { readonly hashDistance: number; readonly meanDifference: number } | null
  readonly noise: {
    readonly probabilities: Readonly<Record<string, ArrayLike<number>>>
    readonly folds: number
    readonly seed: number
  } | null
  readonly listed: number
}

const refuse = (option: string, expected: string, received: unknown): never => {
  throw datasetsError('datasets/bad-option', { option, expected, received: String(received) })
}

const usualRange = ({ kind, list }: Splits): readonly [number, number] | null =>
  kind === 'table' ? null : list[0]!.values instanceof Uint8Array ? [0, 255] : [0, 1]

/** @throws `datasets/bad-option` */
export const readOptions = (splits: Splits, options: AuditOptions): Settings => {
  const { expectedRange, nearDuplicates = {}, labelNoise = {}, listed = 100 } = options
  checkInteger('listed', listed, { min: 0 })
  if (expectedRange && !(expectedRange[0] < expectedRange[1])) {
    refuse('expectedRange', 'two numbers, the lower one first', `[${expectedRange.join(', ')}]`)
  }
  const { hashDistance = 3, meanDifference = 0.01 } = nearDuplicates || {}
  checkInteger('hashDistance', hashDistance, { min: 0 })
  if (hashDistance > 8) refuse('hashDistance', 'a whole number from 0 to 8', hashDistance)
  if (!(meanDifference >= 0 && meanDifference <= 1)) {
    refuse('meanDifference', 'a number from 0 to 1', meanDifference)
  }
  const { probabilities = {}, folds = 5, seed = 0 } = labelNoise || {}
  checkInteger('folds', folds, { min: 2 })
  checkInteger('seed', seed, { min: 0 })
  for (const name of Object.keys(probabilities)) {
    if (!splits.list.some((split) => split.name === name)) {
      refuse(
        'probabilities',
        `names of splits (${splits.list.map((s) => s.name).join(', ')})`,
        name,
      )
    }
  }
  return {
    range: expectedRange ?? usualRange(splits),
    rangeIsGiven: expectedRange !== undefined,
    near: nearDuplicates === false ? null : { hashDistance, meanDifference },
    noise: labelNoise === false ? null : { probabilities, folds, seed },
    listed,
  }
}
