import { checkChoice, checkWhole } from '../options.js'
import {
  checkCount,
  labelsOf,
  type SampleValues,
  type SampleWeights,
  weightsOf,
} from './samples.js'

export interface ConfusionMatrixOptions extends SampleWeights {
  /** How many classes there are. Default: as many as occur, up to the largest label. */
  readonly classes?: number
  /**
   * `true`: shares of each true class; `predicted`: of each predicted one; `all`: of all samples. What is
   * of nothing is 0. Default: `none`, counts.
   */
  readonly normalize?: 'none' | 'true' | 'predicted' | 'all'
}

/** Counts, or sums of weights, of each true class in the rows. @throws `kernels/option` and its like */
export const countsOf = (
  operation: string,
  truth: SampleValues,
  predicted: SampleValues,
  { classes, ...options }: Pick<ConfusionMatrixOptions, 'classes' | 'sampleWeights'>,
): number[][] => {
  if (classes !== undefined) checkWhole(operation, 'classes', classes, 1)
  const trueLabels = labelsOf(operation, 'truth', truth, classes)
  const labels = labelsOf(operation, 'predicted', predicted, classes)
  checkCount(operation, 'predicted', labels, trueLabels.length)
  const weights = weightsOf(operation, options, labels.length)
  const largest = (values: ArrayLike<number>) =>
    Array.from(values).reduce((most, value) => Math.max(most, value), 0)
  const size = classes ?? 1 + Math.max(largest(trueLabels), largest(labels))
  checkWhole(operation, 'classes', size, 1, 16384)
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let i = 0; i < labels.length; i++) counts[trueLabels[i]!]![labels[i]!]! += weights[i]!
  return counts
}

export const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0)

/** The sum of each column. */
export const columnSums = (rows: readonly (readonly number[])[]): number[] =>
  rows.map((_, column) => sumOf(rows.map((row) => row[column]!)))

/**
 * How often each class was taken for each: rows are what is true, columns what was predicted. As
 * `confusion_matrix` of scikit-learn. Differentiable: no.
 *
 * @param truth labels, whole numbers from 0
 * @param predicted as many labels
 * @returns `[classes][classes]`, plain numbers
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * confusionMatrix([0, 0, 1], [0, 1, 1]) // [[1, 1], [0, 1]]
 * confusionMatrix(labels, argMax(logits, -1), { classes: 10, normalize: 'true' })
 * ```
 */
export const confusionMatrix = (
  truth: SampleValues,
  predicted: SampleValues,
  { normalize = 'none', ...options }: ConfusionMatrixOptions = {},
): number[][] => {
  checkChoice('confusionMatrix', 'normalize', normalize, ['none', 'true', 'predicted', 'all'])
  const counts = countsOf('confusionMatrix', truth, predicted, options)
  if (normalize === 'none') return counts
  const rows = counts.map(sumOf)
  const columns = columnSums(counts)
  const all = sumOf(rows)
  return counts.map((row, y) =>
    row.map((count, x) => {
      const whole = { true: rows[y]!, predicted: columns[x]!, all }[normalize]
      return whole === 0 ? 0 : count / whole
    }),
  )
}
