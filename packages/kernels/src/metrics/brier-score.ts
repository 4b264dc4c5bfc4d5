import { forecastsOf } from './probabilities.js'
import type { SampleRows, SampleValues } from './samples.js'

/**
 * The mean squared difference between what was said to be how likely and what is so: 0 is best. Of one
 * probability for each sample it is 0 to 1; of a row of them the squares of all classes are summed, which
 * gives 0 to 2, twice the figure where there are two. As `brier_score_loss` of scikit-learn.
 * Differentiable: no.
 *
 * Source: G. Brier, Verification of forecasts expressed in terms of probability (1950).
 *
 * @param truth 0 or 1 for each sample, or labels from 0 to `classes - 1`
 * @param probabilities of 1, for each sample; or `[samples, classes]`
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * brierScore([0, 1], [0.2, 0.6]) // 0.1
 * ```
 */
export const brierScore = (
  truth: SampleValues,
  probabilities: SampleValues | SampleRows,
): number => {
  const {
    labels,
    probabilities: { values, count, classes },
  } = forecastsOf('brierScore', truth, probabilities)
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    const label = labels[Math.floor(at / classes)]!
    const isSo = classes === 1 ? label === 1 : label === at % classes
    sum += (values[at]! - (isSo ? 1 : 0)) ** 2
  }
  return sum / count
}
