import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => tf.cast(tf.greaterEqual<tf.Tensor1D>(tf.add(tf.dot(x, w), b), 0), 'float32'))
