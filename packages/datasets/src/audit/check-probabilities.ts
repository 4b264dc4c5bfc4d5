import { datasetsError } from '../errors.js'

const slack = 1e-3

/** @throws `datasets/array-length`, `datasets/bad-probabilities` */
export const checkProbabilities = (
  split: string,
  probabilities: ArrayLike<number>,
  items: number,
  classes: number,
): void => {
  const { length } = probabilities
  if (length !== items * classes) {
    const details = { split, array: 'probabilities', expected: items * classes, received: length }
    throw datasetsError('datasets/array-length', details)
  }
  for (let index = 0; index < items; index++) {
    let sum = 0
    let least = 0
    for (let label = 0; label < classes; label++) {
      const probability = probabilities[index * classes + label]!
      sum += probability
      if (probability < least) least = probability
    }
    // Written so that NaN fails.
    if (!(Math.abs(sum - 1) <= slack && least >= -slack)) {
      throw datasetsError('datasets/bad-probabilities', { split, index, sum: String(sum) })
    }
  }
}
