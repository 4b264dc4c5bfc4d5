import { refuse } from '../options.js'
import {
  checkCount,
  finiteOf,
  isRows,
  labelsOf,
  type SampleRows,
  type SampleValues,
  type Scores,
  scoresOf,
} from './samples.js'

export interface Forecasts {
  readonly labels: ArrayLike<number>
  /** Of one class: how likely 1 is. */
  readonly probabilities: Scores
}

/** What was said to be how likely, and what is so. @throws `kernels/option` and its like */
export const forecastsOf = (
  operation: string,
  truth: SampleValues,
  probabilities: SampleValues | SampleRows,
): Forecasts => {
  const scores = ((): Scores => {
    if (isRows(probabilities)) return scoresOf(operation, 'probabilities', probabilities)
    const values = finiteOf(operation, 'probabilities', probabilities)
    return { values, count: values.length, classes: 1 }
  })()
  const wrong = Array.from(scores.values).find((value) => value < 0 || value > 1)
  if (wrong !== undefined) refuse(operation, 'probabilities', 'numbers from 0 to 1', wrong)
  const labels = labelsOf(operation, 'truth', truth, Math.max(2, scores.classes))
  checkCount(operation, 'truth', labels, scores.count)
  return { labels, probabilities: scores }
}
