import { type OneVsRestOptions, oneVsRest } from './one-vs-rest.js'
import type { SampleRows, SampleValues, SampleWeights } from './samples.js'
import { type BinarySamples, binarySamplesOf, foundAtThresholds } from './thresholds.js'

/** One of each for each threshold, and at last precision 1 and recall 0, which have none. */
export interface PrecisionRecallCurve {
  readonly precision: number[]
  readonly recall: number[]
  /** Scores of at least so much count as found; rising. */
  readonly thresholds: number[]
}

const curveOf = (samples: BinarySamples): PrecisionRecallCurve => {
  const { thresholds, truePositives, falsePositives } = foundAtThresholds(samples)
  const all = truePositives.at(-1) ?? 0
  const precision = truePositives.map((hits, at) => hits / (hits + falsePositives[at]!))
  const recall = truePositives.map((hits) => (all > 0 ? hits / all : 1))
  return {
    precision: [...precision.reverse(), 1],
    recall: [...recall.reverse(), 0],
    thresholds: [...thresholds].reverse(),
  }
}

/**
 * How much of what is found is so, and how much of what is so is found, at each threshold. As
 * `precision_recall_curve` of scikit-learn: where nothing is so, recall is 1. Differentiable: no.
 *
 * @param truth 0 or 1 for each sample
 * @param scores the higher, the more likely 1
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).recall // [1, 1, 0.5, 0.5, 0]
 * ```
 */
export const precisionRecallCurve = (
  truth: SampleValues,
  scores: SampleValues,
  options: SampleWeights = {},
): PrecisionRecallCurve => curveOf(binarySamplesOf('precisionRecallCurve', truth, scores, options))

const meanPrecisionOf = (samples: BinarySamples): number => {
  const { truePositives, falsePositives } = foundAtThresholds(samples)
  let [sum, before] = [0, 0]
  truePositives.forEach((hits, at) => {
    sum += ((hits - before) * hits) / (hits + falsePositives[at]!)
    before = hits
  })
  return before > 0 ? sum / before : Number.NaN
}

/**
 * The mean of precision over what is so, in the order of scores: steps under the
 * {@link precisionRecallCurve}, without lines between its points. A row of scores for each sample gives
 * the mean over classes, each against all others. As `average_precision_score` of scikit-learn, but NaN
 * where nothing is so. Differentiable: no.
 *
 * @param truth 0 or 1 for each sample, or labels from 0 to `classes - 1`
 * @param scores one for each sample, or `[samples, classes]`
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) // 5 / 6
 * ```
 */
export const averagePrecision = (
  truth: SampleValues,
  scores: SampleValues | SampleRows,
  options: OneVsRestOptions = {},
): number => oneVsRest('averagePrecision', truth, scores, options, meanPrecisionOf)
