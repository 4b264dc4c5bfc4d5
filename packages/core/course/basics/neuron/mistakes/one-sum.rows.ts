import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => tf.sigmoid(tf.add<tf.Tensor1D>(tf.sum(tf.mul(x, w), 0), b)))
