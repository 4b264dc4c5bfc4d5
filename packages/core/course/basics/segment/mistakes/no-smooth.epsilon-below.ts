import * as tf from '@tensorflow/tfjs-core'

export const diceLoss = (logits: tf.Tensor4D, mask: tf.Tensor4D): tf.Scalar =>
  tf.tidy(() => {
    const p = tf.sigmoid(logits)
    const both = tf.sum(tf.mul(p, mask), [1, 2, 3])
    const area = tf.add(tf.sum(p, [1, 2, 3]), tf.sum(mask, [1, 2, 3]))
    const share = tf.div(tf.mul(2, both), tf.add(area, 1e-7))
    return tf.mean<tf.Scalar>(tf.sub(1, share))
  })
