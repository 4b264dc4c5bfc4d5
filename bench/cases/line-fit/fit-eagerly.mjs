import * as tf from '@tensorflow/tfjs-core'
// Registers the gradients, which tfjs-core alone does not.
import '@tensorflow/tfjs-layers'
import { epochs, learningRate, start, x, y } from './points.mjs'

/** TensorFlow.js as one writes it: every operation runs at once, its optimiser takes the steps. */
export const fitEagerly = () => () =>
  tf.tidy(() => {
    const W = tf.scalar(start).variable()
    const b = tf.scalar(start).variable()
    const optimizer = tf.train.sgd(learningRate)
    const cost = (/** @type {tf.Tensor} */ xs, /** @type {tf.Tensor} */ ys) => {
      const errors = tf.sub(tf.add(tf.mul(W, xs), b), ys)
      return /** @type {tf.Scalar} */ (tf.div(tf.sum(tf.square(errors)), 2 * x.length))
    }
    const points = x.map((one, i) => [tf.scalar(one), tf.scalar(y[i] ?? Number.NaN)])
    for (let epoch = 0; epoch < epochs; epoch++)
      for (const [px, py] of points)
        optimizer.minimize(() => cost(/** @type {tf.Scalar} */ (px), /** @type {tf.Scalar} */ (py)))
    const all = cost(tf.tensor1d(x), tf.tensor1d(y))
    const result = { W: W.dataSync()[0], b: b.dataSync()[0], cost: all.dataSync()[0] }
    W.dispose()
    b.dispose()
    return result
  })
