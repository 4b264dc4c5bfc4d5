import * as tf from '@tensorflow/tfjs-core'

export const diceLoss = (logits: tf.Tensor4D, mask: tf.Tensor4D): tf.Scalar =>
  tf.tidy(() => {
    const p = tf.sigmoid(logits)
    const both = tf.sum(tf.mul(p, mask))
    const area = tf.add(tf.sum(p), tf.sum(mask))
    const share = tf.div(tf.add(tf.mul(2, both), 1e-6), tf.add(area, 1e-6))
    return tf.sub<tf.Scalar>(1, share)
  })
