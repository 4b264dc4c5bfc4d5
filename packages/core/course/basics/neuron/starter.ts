import * as tf from '@tensorflow/tfjs-core'

/**
 * One neuron: sigmoid(x·w + b), without tf.sigmoid.
 *
 * @param x inputs [batch, inputs]
 * @param w weights [inputs]
 * @param b bias
 * @returns [batch], between 0 and 1
 */
export const neuron = (x: tf.Tensor2D, w: tf.Tensor1D, b: tf.Scalar): tf.Tensor1D =>
  tf.tidy(() => tf.zeros([x.shape[0]]))
