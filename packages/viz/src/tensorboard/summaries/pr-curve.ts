import { encodeMessage } from '../protobuf/write.js'
import { dataClasses, floats, type SummaryValue } from './summary.js'

/** Below this many examples a share is taken of it, not of 0. */
const fewest = 1e-7

/**
 * `[6, thresholds]`: true positives, false positives, true negatives, false negatives, precision and
 * recall at thresholds from 0 to 1, as TensorBoard's own summary computes them.
 */
export const curveOf = (
  labels: ArrayLike<number | boolean>,
  predictions: ArrayLike<number>,
  thresholds: number,
): number[] => {
  const positives = new Float64Array(thresholds)
  const negatives = new Float64Array(thresholds)
  for (let i = 0; i < predictions.length; i++) {
    const bucket = Math.floor((predictions[i] as number) * (thresholds - 1))
    const label = Number(labels[i])
    positives[bucket] = (positives[bucket] as number) + label
    negatives[bucket] = (negatives[bucket] as number) + 1 - label
  }
  // From the highest threshold down, each has what lies at it and above.
  for (const counts of [positives, negatives]) {
    for (let i = thresholds - 2; i >= 0; i--) {
      counts[i] = (counts[i] as number) + (counts[i + 1] as number)
    }
  }
  const trues = Array.from(positives)
  const falses = Array.from(negatives)
  const missed = trues.map((count) => (trues[0] as number) - count)
  const rejected = falses.map((count) => (falses[0] as number) - count)
  const share = (part: number, rest: number) => part / Math.max(fewest, part + rest)
  return [
    ...trues,
    ...falses,
    ...rejected,
    ...missed,
    ...trues.map((count, i) => share(count, falses[i] as number)),
    ...trues.map((count, i) => share(count, missed[i] as number)),
  ]
}

export const prCurve = (
  tag: string,
  labels: ArrayLike<number | boolean>,
  predictions: ArrayLike<number>,
  thresholds: number,
  description?: string,
): SummaryValue => ({
  tag: `${tag}/pr_curves`,
  plugin: 'pr_curves',
  dataClass: dataClasses.tensor,
  content: encodeMessage((data) => data.integer(2, thresholds)),
  description,
  tensor: floats([6, thresholds], curveOf(labels, predictions, thresholds)),
})
