import * as tf from '@tensorflow/tfjs-core'
import { softmaxCrossEntropy } from '../../src/index.js'
import { numbers } from '../compare.js'
import { type Case, type Cases, smooth } from './case.js'

/** Losses of classes. */
export const losses: Cases = {}

for (const shape of [
  [33, 10],
  [1, 64],
  [7, 3, 7],
]) {
  const labels = () => tf.softmax(tf.tensor(numbers(tf.util.sizeFromShape(shape), 77), shape))
  const classes: Record<string, Case['run']> = {
    softmax: (x: tf.Tensor) => tf.softmax(x),
    logSoftmax: (x: tf.Tensor) => tf.logSoftmax(x),
    softmaxCrossEntropy: (x: tf.Tensor) => softmaxCrossEntropy(labels(), x),
    'tf.losses.softmaxCrossEntropy': (x: tf.Tensor) => tf.losses.softmaxCrossEntropy(labels(), x),
  }
  for (const [name, run] of Object.entries(classes)) {
    losses[`${name} of ${JSON.stringify(shape)}`] = { shapes: [shape], run, ...smooth }
  }
}
