import * as tf from '@tensorflow/tfjs-core'

/**
 * The first three operations.
 *
 * @param a a number, float32 or int32
 * @param b a number of the same dtype
 * @param m matrix [rows, k]
 * @param n matrix [k, columns]
 * @returns `sum` a + b and `product` a · b, both of the dtype of a and b; `matrix` the matrix product
 * m · n [rows, columns]
 */
export const hello = (
  a: tf.Scalar,
  b: tf.Scalar,
  m: tf.Tensor2D,
  n: tf.Tensor2D,
): { sum: tf.Scalar; product: tf.Scalar; matrix: tf.Tensor2D } => ({
  sum: tf.scalar(0),
  product: tf.scalar(0),
  matrix: tf.zeros([m.shape[0], n.shape[1]]),
})
