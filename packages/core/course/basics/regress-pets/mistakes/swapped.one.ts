import * as tf from '@tensorflow/tfjs-core'

export const scaledMse = (pred: tf.Tensor2D, target: tf.Tensor2D, std: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => tf.mean<tf.Scalar>(tf.square(tf.div(tf.sub(pred, target), std))))

export const r2 = (pred: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor1D =>
  tf.tidy(() => {
    const error = tf.sum(tf.square(tf.sub(target, pred)), 0)
    const spread = tf.sum(tf.square(tf.sub(pred, tf.mean(pred, 0))), 0)
    return tf.sub(1, tf.divNoNan(error, spread)) as tf.Tensor1D
  })
