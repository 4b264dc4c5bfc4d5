import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { softmaxCrossEntropy } from '../../src/index.js'
import { filled, length, type RandomCases, seed, special } from './case.js'

type Loss = (x: tf.Tensor, labels: tf.Tensor) => tf.Tensor

const losses: Record<string, Loss> = {
  softmax: (x) => tf.softmax(x),
  logSoftmax: (x) => tf.logSoftmax(x),
  logSumExp: (x) => tf.logSumExp(x, -1),
  'our cross-entropy': (x, labels) => softmaxCrossEntropy(labels, x),
  'cross-entropy': (x, labels) => tf.losses.softmaxCrossEntropy(labels, x),
  'cross-entropy of sigmoids': (x, labels) => tf.losses.sigmoidCrossEntropy(labels, x),
  'squares of differences': (x, labels) => tf.losses.meanSquaredError(labels, x),
  'differences, bounded': (x, labels) => tf.losses.huberLoss(labels, x, undefined, 0.5),
}

/** Losses and their gradients by the logits. */
export const lossesOf: RandomCases = fc
  .record({
    name: fc.constantFrom(...Object.keys(losses)),
    outer: fc.array(length, { minLength: 1, maxLength: 2 }),
    classes: fc.integer({ min: 1, max: 40 }),
    scale: fc.constantFrom(1, 9, 90),
    backward: fc.boolean(),
    seed,
    special,
  })
  .map((drawn) => {
    const { name, outer, classes, scale, backward, seed } = drawn
    const shape = [...outer, classes]
    const loss = losses[name] as Loss
    const labels = () => tf.softmax(filled(shape, seed + 1))
    const logits = (percent: number) => tf.mul(filled(shape, seed, percent), scale)
    const weighed = (x: tf.Tensor) => {
      const y = loss(x, labels())
      return tf.mul(y, filled(y.shape, seed + 2))
    }
    // What composes a loss on cpu gives other numbers than one pass where something is not finite.
    const percent = name === 'softmax' ? drawn.special : 0
    // Rounding large logits weighs much where the gradient is a difference of nearly equal numbers.
    const tolerance = scale === 1 ? 1e-5 : scale === 9 ? 1e-4 : 3e-4
    return {
      title: JSON.stringify(drawn),
      tolerance,
      make: () => (backward ? [tf.grad(weighed)(logits(0))] : [loss(logits(percent), labels())]),
    }
  })
