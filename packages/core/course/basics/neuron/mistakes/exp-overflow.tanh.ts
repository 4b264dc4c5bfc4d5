import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => {
    const half = tf.div(tf.add(tf.dot(x, w), b), 2)
    const [up, down] = [tf.exp(half), tf.exp(tf.neg(half))]
    return tf.div(tf.add(1, tf.div(tf.sub(up, down), tf.add(up, down))), 2)
  })
