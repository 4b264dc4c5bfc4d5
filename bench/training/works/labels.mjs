import * as tf from '@tensorflow/tfjs-core'

/**
 * Ten classes in turn.
 *
 * @param {number} items
 */
export const classes = (items) =>
  tf.oneHot(
    tf.tensor1d(
      Int32Array.from({ length: items }, (_, index) => index % 10),
      'int32',
    ),
    10,
  )
