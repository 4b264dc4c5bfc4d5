import type * as tf from '@tensorflow/tfjs-core'

export const hello = (a: tf.Scalar, b: tf.Scalar, m: tf.Tensor2D, n: tf.Tensor2D) => {
  const [x, y, p, q] = [a, b, m, n] as unknown as [number, number, number, number]
  return { sum: x + y, product: x * y, matrix: p * q }
}
