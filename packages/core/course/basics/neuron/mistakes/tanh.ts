import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => tf.tanh(tf.add<tf.Tensor1D>(tf.dot(x, w), b)))
