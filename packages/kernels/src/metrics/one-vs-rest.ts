import { checkChoice, refuse } from '../options.js'
import {
  checkCount,
  isRows,
  labelsOf,
  type SampleRows,
  type SampleValues,
  type SampleWeights,
  scoresOf,
  weightsOf,
} from './samples.js'
import { type BinarySamples, binarySamplesOf } from './thresholds.js'

export interface OneVsRestOptions extends SampleWeights {
  /**
   * Of several classes: `macro`, each counts alike; `weighted`, each as often as it occurs. Default:
   * macro.
   */
  readonly average?: 'macro' | 'weighted'
}

/** A figure of scores; of a row of scores for each sample, the mean of each class against all others. */
export const oneVsRest = (
  operation: string,
  truth: SampleValues,
  scores: SampleValues | SampleRows,
  { average = 'macro', ...options }: OneVsRestOptions,
  figureOf: (samples: BinarySamples) => number,
): number => {
  checkChoice(operation, 'average', average, ['macro', 'weighted'])
  if (!isRows(scores)) return figureOf(binarySamplesOf(operation, truth, scores, options))
  const { values, count, classes } = scoresOf(operation, 'scores', scores)
  if (classes < 2) {
    refuse(
      operation,
      'scores',
      '[samples, classes], at least two classes',
      `[${count}, ${classes}]`,
    )
  }
  const labels = labelsOf(operation, 'truth', truth, classes)
  checkCount(operation, 'truth', labels, count)
  const weights = weightsOf(operation, options, count)
  let [sum, whole] = [0, 0]
  for (let label = 0; label < classes; label++) {
    const isTrue = (at: number) => labels[at] === label
    const figure = figureOf({ isTrue, scoreOf: (at) => values[at * classes + label]!, weights })
    let support = 0
    for (let at = 0; at < count; at++) if (isTrue(at)) support += weights[at]!
    const weight = average === 'macro' ? 1 : support
    // What does not count must not make all NaN.
    if (weight > 0) sum += weight * figure
    whole += weight
  }
  return sum / whole
}
