import * as tf from '@tensorflow/tfjs-core'

export interface ConvOptions {
  /** How many pixels the kernel moves at each step, down and right alike; 1 where it is left out. */
  stride?: number
  /** 'valid' (where it is left out): the kernel stays inside. 'same': zeros around the image. */
  pad?: 'valid' | 'same'
}

/**
 * Slides a kernel over an image without turning it: each answer is the sum of the products of the
 * kernel and the pixels beneath it. Without tf.conv2d and its relatives.
 *
 * @param x image [height, width]
 * @param k kernel [kernelHeight, kernelWidth]
 * @returns for 'valid' [floor((height - kernelHeight) / stride) + 1, the same of the width];
 * for 'same' [ceil(height / stride), ceil(width / stride)], with just as many zeros around the image
 * as the last place of the kernel needs: half of them before, an odd one after
 */
export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => tf.zerosLike(x))
