import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => {
    const half = tf.div(tf.add(tf.dot(x, w), b), 2)
    const [up, down] = [tf.exp(half), tf.exp(tf.neg(half))]
    return tf.div(up, tf.add(up, down))
  })
