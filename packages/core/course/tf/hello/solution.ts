import * as tf from '@tensorflow/tfjs-core'

export const hello = (
  a: tf.Scalar,
  b: tf.Scalar,
  m: tf.Tensor2D,
  n: tf.Tensor2D,
): { sum: tf.Scalar; product: tf.Scalar; matrix: tf.Tensor2D } => ({
  sum: tf.add(a, b),
  product: tf.mul(a, b),
  matrix: tf.matMul(m, n),
})
