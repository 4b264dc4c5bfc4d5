import { checkWhole } from '../options.js'
import {
  checkCount,
  labelsOf,
  type SampleRows,
  type SampleValues,
  type SampleWeights,
  scoresOf,
  weightsOf,
} from './samples.js'

export interface TopKAccuracyOptions extends SampleWeights {
  /** How many guesses there are for each sample. Default: 1. */
  readonly k?: number
}

/**
 * How often the true class is among the `k` with the highest scores. Of equal scores the lower index comes
 * first, as in `topk` of TensorFlow.js; scikit-learn takes the higher one. Differentiable: no.
 *
 * @param truth labels from 0 to `classes - 1`
 * @param scores `[samples, classes]`
 * @returns 0 to 1
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * topKAccuracy(labels, logits, { k: 5 })
 * ```
 */
export const topKAccuracy = (
  truth: SampleValues,
  scores: SampleRows,
  { k = 1, ...options }: TopKAccuracyOptions = {},
): number => {
  const { values, count, classes } = scoresOf('topKAccuracy', 'scores', scores)
  checkWhole('topKAccuracy', 'k', k, 1, classes)
  const labels = labelsOf('topKAccuracy', 'truth', truth, classes)
  checkCount('topKAccuracy', 'truth', labels, count)
  const weights = weightsOf('topKAccuracy', options, count)
  let [hits, all] = [0, 0]
  for (let sample = 0; sample < count; sample++) {
    const mine = values[sample * classes + labels[sample]!]!
    let before = 0
    for (let label = 0; label < classes; label++) {
      const score = values[sample * classes + label]!
      if (score > mine || (score === mine && label < labels[sample]!)) before++
    }
    if (before < k) hits += weights[sample]!
    all += weights[sample]!
  }
  return hits / all
}
