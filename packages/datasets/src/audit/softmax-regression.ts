import type { Features } from './baseline-features.js'
import type { Steps } from './run-steps.js'

export interface SoftmaxRegression {
  /** Writes the probability of each class for one item into `[classes]`. */
  predict(item: number, probabilities: Float64Array): void
}

const itemsPerStep = 64
const rate = 2
// A smaller error teaches next to nothing and costs as much.
const leastError = 0.01

/** The scalar product of two rows. Four sums side by side, as each addition waits for its last. */
const product = (
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  size: number,
): number => {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let i = 0
  for (; i + 3 < size; i += 4) {
    first += a[aStart + i]! * b[bStart + i]!
    second += a[aStart + i + 1]! * b[bStart + i + 1]!
    third += a[aStart + i + 2]! * b[bStart + i + 2]!
    fourth += a[aStart + i + 3]! * b[bStart + i + 3]!
  }
  for (; i < size; i++) first += a[aStart + i]! * b[bStart + i]!
  return first + second + (third + fourth)
}

/**
 * A linear model with a softmax, fitted by stochastic gradient descent on the cross-entropy with one
 * item a step; a step on a long item is shortened, so that no outlier throws it off.
 *
 * @param labelOf the class of an item
 * @param orders the items of each epoch
 */
export function* fitSoftmaxRegression(
  { values, size }: Features,
  classes: number,
  labelOf: (item: number) => number,
  orders: readonly Uint32Array[],
): Steps<SoftmaxRegression> {
  const weights = new Float64Array(classes * size)
  const biases = new Float64Array(classes)
  const predict = (item: number, probabilities: Float64Array): void => {
    const start = item * size
    let largest = Number.NEGATIVE_INFINITY
    for (let label = 0; label < classes; label++) {
      const score = biases[label]! + product(values, start, weights, label * size, size)
      probabilities[label] = score
      if (score > largest) largest = score
    }
    let sum = 0
    for (let label = 0; label < classes; label++) {
      const power = Math.exp(probabilities[label]! - largest)
      probabilities[label] = power
      sum += power
    }
    for (let label = 0; label < classes; label++) probabilities[label]! /= sum
  }
  const errors = new Float64Array(classes)
  const learn = (item: number, stepRate: number): void => {
    predict(item, errors)
    errors[labelOf(item)]! -= 1
    const start = item * size
    let squares = 1
    for (let i = start; i < start + size; i++) squares += values[i]! * values[i]!
    for (let label = 0; label < classes; label++) {
      const error = errors[label]!
      if (error < leastError && error > -leastError) continue
      const change = (stepRate / squares) * error
      biases[label]! -= change
      for (let i = start, w = label * size, end = start + size; i < end; i++, w++) {
        weights[w]! -= change * values[i]!
      }
    }
  }
  const steps = orders.reduce((sum, { length }) => sum + length, 0)
  let step = 0
  for (const order of orders) {
    for (const item of order) {
      // From the full rate down to a tenth of it, evenly.
      learn(item, (1 - (0.9 * step) / steps) * rate)
      if (step++ % itemsPerStep === 0) yield step / steps
    }
  }
  return { predict }
}
