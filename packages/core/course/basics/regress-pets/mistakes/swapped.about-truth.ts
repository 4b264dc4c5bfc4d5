import * as tf from '@tensorflow/tfjs-core'

export const scaledMse = (pred: tf.Tensor2D, target: tf.Tensor2D, std: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => tf.mean<tf.Scalar>(tf.square(tf.div(tf.sub(pred, target), std))))

export const r2 = (pred: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor1D =>
  tf.tidy(() => {
    const error = tf.sum(tf.square(tf.sub(target, pred)), 0)
    const spread = tf.sum(tf.square(tf.sub(pred, tf.mean(target, 0))), 0)
    const isSpread = tf.greater(spread, 0)
    return tf.where(isSpread, tf.sub(1, tf.div(error, spread)), 0) as tf.Tensor1D
  })
