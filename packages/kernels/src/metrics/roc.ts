import { type OneVsRestOptions, oneVsRest } from './one-vs-rest.js'
import type { SampleRows, SampleValues, SampleWeights } from './samples.js'
import { type BinarySamples, binarySamplesOf, foundAtThresholds } from './thresholds.js'

/** One of each for each point, from where nothing is found to where all is. */
export interface RocCurve {
  /** How many of those that are not so are taken for so: the x of the curve. */
  readonly falsePositiveRate: number[]
  /** How many of those that are so are found: the y of the curve. */
  readonly truePositiveRate: number[]
  /** Scores of at least so much count as found: the first is Infinity, then they fall. */
  readonly thresholds: number[]
}

const sharesOfLast = (counts: readonly number[]): number[] => {
  const last = counts.at(-1)!
  return counts.map((count) => (last > 0 ? count / last : Number.NaN))
}

/** Whether neither count changes its slope at a point. */
const isStraight = (counts: readonly (readonly number[])[], at: number) =>
  counts.every((found) => found[at + 1]! - found[at]! - (found[at]! - found[at - 1]!) === 0)

const curveOf = (samples: BinarySamples): RocCurve => {
  const { thresholds, truePositives, falsePositives } = foundAtThresholds(samples)
  const counts = [truePositives, falsePositives]
  const places = [...thresholds.keys()].filter(
    (at) => at === 0 || at === thresholds.length - 1 || !isStraight(counts, at),
  )
  const from = (values: readonly number[], first: number) => [
    first,
    ...places.map((at) => values[at]!),
  ]
  return {
    falsePositiveRate: sharesOfLast(from(falsePositives, 0)),
    truePositiveRate: sharesOfLast(from(truePositives, 0)),
    thresholds: from(thresholds, Number.POSITIVE_INFINITY),
  }
}

/**
 * The receiver operating characteristic: what is found, against what is taken for it, at each threshold.
 * As `roc_curve` of scikit-learn: points inside of straight lines are left out, and a rate of nothing is
 * NaN. Differentiable: no.
 *
 * @param truth 0 or 1 for each sample
 * @param scores the higher, the more likely 1
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).truePositiveRate // [0, 0.5, 0.5, 1, 1]
 * ```
 */
export const rocCurve = (
  truth: SampleValues,
  scores: SampleValues,
  options: SampleWeights = {},
): RocCurve => curveOf(binarySamplesOf('rocCurve', truth, scores, options))

const areaOf = (samples: BinarySamples): number => {
  const { falsePositiveRate: x, truePositiveRate: y } = curveOf(samples)
  let area = 0
  for (let at = 1; at < x.length; at++) area += ((x[at]! - x[at - 1]!) * (y[at]! + y[at - 1]!)) / 2
  // Without any sample that weighs, too, there is no rate.
  return x.length > 1 ? area : Number.NaN
}

/**
 * The area under the {@link rocCurve}: how likely a sample that is so has the higher score than one that
 * is not. 0.5 is chance. A row of scores for each sample gives the mean over classes, each against all
 * others. As `roc_auc_score` of scikit-learn; NaN where a class has no sample, or all of them.
 * Differentiable: no.
 *
 * @param truth 0 or 1 for each sample, or labels from 0 to `classes - 1`
 * @param scores one for each sample, or `[samples, classes]`
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) // 0.75
 * rocAuc(labels, softmax(logits)) // each class against the rest
 * ```
 */
export const rocAuc = (
  truth: SampleValues,
  scores: SampleValues | SampleRows,
  options: OneVsRestOptions = {},
): number => oneVsRest('rocAuc', truth, scores, options, areaOf)
