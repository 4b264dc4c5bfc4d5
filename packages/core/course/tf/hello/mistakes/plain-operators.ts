import * as tf from '@tensorflow/tfjs-core'

export const hello = (a: tf.Scalar, b: tf.Scalar, m: tf.Tensor2D, n: tf.Tensor2D) => {
  const [x, y] = [a, b] as unknown as [number, number]
  return { sum: x + y, product: x * y, matrix: tf.matMul(m, n) }
}
