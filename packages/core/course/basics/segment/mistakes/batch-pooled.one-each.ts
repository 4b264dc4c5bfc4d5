import * as tf from '@tensorflow/tfjs-core'

export const diceLoss = (logits: tf.Tensor4D, mask: tf.Tensor4D): tf.Scalar =>
  tf.tidy(() => {
    const p = tf.sigmoid(logits)
    const above = tf.add(tf.mul(2, tf.sum(tf.mul(p, mask), [1, 2, 3])), 1)
    const below = tf.add(tf.sum(tf.add(p, mask), [1, 2, 3]), 1)
    return tf.sub<tf.Scalar>(1, tf.div(tf.sum(above), tf.sum(below)))
  })
