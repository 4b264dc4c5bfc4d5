import * as tf from '@tensorflow/tfjs-core'

export const hello = (a: tf.Scalar, b: tf.Scalar, m: tf.Tensor2D, n: tf.Tensor2D) =>
  tf.tidy(() => ({
    sum: tf.add(a, b),
    product: tf.mul(tf.cast(a, 'float32'), b),
    matrix: tf.matMul(m, n),
  }))
