import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => {
    const grown = tf.exp(tf.neg(tf.add(tf.dot(x, w), b)))
    return tf.sub(1, tf.div(grown, tf.add(1, grown)))
  })
