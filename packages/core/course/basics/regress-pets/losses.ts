import * as tf from '@tensorflow/tfjs-core'
import { scaledMse } from './solution.js'

/** What an error costs: of answers and truth `[batch, 3]`, with the unit of each column `[3]`. */
export const losses: Readonly<
  Record<
    'mse' | 'mae' | 'huber',
    (answers: tf.Tensor2D, truth: tf.Tensor2D, unit: tf.Tensor1D) => tf.Scalar
  >
> = {
  mse: scaledMse,
  mae: (answers, truth, unit) => tf.mean(tf.abs(tf.div(tf.sub(answers, truth), unit))),
  huber: (answers, truth, unit) =>
    tf.losses.huberLoss(
      tf.div<tf.Tensor2D>(truth, unit),
      tf.div<tf.Tensor2D>(answers, unit),
    ) as tf.Scalar,
}
