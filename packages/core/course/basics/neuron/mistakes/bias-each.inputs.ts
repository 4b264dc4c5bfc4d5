import * as tf from '@tensorflow/tfjs-core'

export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => tf.sigmoid(tf.dot(tf.add(x, b), w) as tf.Tensor1D))
