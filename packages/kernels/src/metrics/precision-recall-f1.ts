import { refuse } from '../options.js'
import { columnSums, countsOf, sumOf } from './confusion-matrix.js'
import type { SampleValues, SampleWeights } from './samples.js'

export interface PrecisionRecallF1Options extends SampleWeights {
  /** How many classes there are. Default: as many as occur, up to the largest label. */
  readonly classes?: number
  /**
   * What a share of nothing is, 0, 1 or NaN: precision of a class that was never predicted, recall of one
   * that does not occur. Means leave NaN out. Default: 0.
   */
  readonly zeroDivision?: number
}

export interface PrecisionRecallF1 {
  /** How many of what was predicted is so. */
  readonly precision: number
  /** How many of what is so was predicted. */
  readonly recall: number
  /** Their harmonic mean. */
  readonly f1: number
}

export interface PrecisionRecallF1Report {
  /** One for each class; `support` is how often it occurs. */
  readonly perClass: readonly (PrecisionRecallF1 & { readonly support: number })[]
  /** Of all samples together: where each has one label, all three are the accuracy. */
  readonly micro: PrecisionRecallF1
  /** The mean over classes, each counting alike. */
  readonly macro: PrecisionRecallF1
  /** The mean over classes, each counting as often as it occurs. */
  readonly weighted: PrecisionRecallF1
}

/**
 * Precision, recall and F1 of each class and of all, as `precision_recall_fscore_support` of
 * scikit-learn. For two classes the usual figures are those of `perClass[1]`. Differentiable: no.
 *
 * @param truth labels, whole numbers from 0
 * @param predicted as many labels
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * const { perClass, macro } = precisionRecallF1([0, 0, 1], [0, 1, 1])
 * perClass[1] // { precision: 0.5, recall: 1, f1: 2 / 3, support: 1 }
 * macro.f1 // 2 / 3
 * ```
 */
export const precisionRecallF1 = (
  truth: SampleValues,
  predicted: SampleValues,
  { zeroDivision = 0, ...options }: PrecisionRecallF1Options = {},
): PrecisionRecallF1Report => {
  if (![0, 1, Number.NaN].includes(zeroDivision)) {
    refuse('precisionRecallF1', 'zeroDivision', '0, 1 or NaN', zeroDivision)
  }
  const counts = countsOf('precisionRecallF1', truth, predicted, options)
  const share = (part: number, whole: number) => (whole === 0 ? zeroDivision : part / whole)
  const figures = (hits: number, found: number, support: number) => ({
    precision: share(hits, found),
    recall: share(hits, support),
    f1: share(2 * hits, found + support),
    support,
  })
  const columns = columnSums(counts)
  const perClass = counts.map((row, label) => figures(row[label]!, columns[label]!, sumOf(row)))
  const all = sumOf(columns)
  const { support: _, ...micro } = figures(sumOf(counts.map((row, label) => row[label]!)), all, all)
  const meanOf = (name: keyof PrecisionRecallF1, weightOf: (support: number) => number) => {
    const known = perClass.filter((one) => !Number.isNaN(one[name]))
    const whole = sumOf(known.map(({ support }) => weightOf(support)))
    const sum = sumOf(known.map((one) => one[name] * weightOf(one.support)))
    return known.length === 0 ? Number.NaN : share(sum, whole)
  }
  const means = (weightOf: (support: number) => number): PrecisionRecallF1 => ({
    precision: meanOf('precision', weightOf),
    recall: meanOf('recall', weightOf),
    f1: meanOf('f1', weightOf),
  })
  return { perClass, micro, macro: means(() => 1), weighted: means((support) => support) }
}
