import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => {
    const z = tf.add(tf.dot(x, w), b)
    const positive = tf.greater(z, 0)
    const small = tf.exp(tf.where(positive, tf.neg(z), z))
    return tf.div(tf.where(positive, tf.onesLike(z), small), tf.add(1, small))
  })
