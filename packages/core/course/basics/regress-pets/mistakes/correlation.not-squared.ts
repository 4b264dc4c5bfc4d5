import * as tf from '@tensorflow/tfjs-core'

export const scaledMse = (pred: tf.Tensor2D, target: tf.Tensor2D, std: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => tf.mean<tf.Scalar>(tf.square(tf.div(tf.sub(pred, target), std))))

export const r2 = (pred: tf.Tensor2D, target: tf.Tensor2D): tf.Tensor1D =>
  tf.tidy(() => {
    const p = tf.sub(pred, tf.mean(pred, 0))
    const t = tf.sub(target, tf.mean(target, 0))
    const both = tf.sum(tf.mul(p, t), 0)
    const spreads = tf.sqrt(tf.mul(tf.sum(tf.square(p), 0), tf.sum(tf.square(t), 0)))
    return tf.where(tf.greater(spreads, 0), tf.div(both, spreads), 0) as tf.Tensor1D
  })
