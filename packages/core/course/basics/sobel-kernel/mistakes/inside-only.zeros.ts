import * as tf from '@tensorflow/tfjs-core'

export interface Edges {
  k1: tf.Tensor2D
  k2: tf.Tensor2D
  magnitude: tf.Tensor2D
}

const padded = (x: tf.Tensor2D): tf.Tensor2D => x

const correlate = (x: tf.Tensor2D, k: number[][]): tf.Tensor2D =>
  tf.squeeze(
    tf.conv2d(
      tf.expandDims<tf.Tensor3D>(x, 2),
      tf.reshape(tf.tensor2d(k), [3, 3, 1, 1]),
      1,
      'valid',
    ),
    [2],
  )

export const sobel = (gray: tf.Tensor2D): Edges =>
  tf.tidy(() => {
    const image = padded(gray)
    const k1 = correlate(image, [
      [1, 2, 1],
      [0, 0, 0],
      [-1, -2, -1],
    ])
    const k2 = correlate(image, [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ])
    const magnitude = tf.sqrt(tf.add<tf.Tensor2D>(tf.add(tf.square(k1), tf.square(k2)), 1e-12))
    return {
      k1: tf.pad(k1, [
        [1, 1],
        [1, 1],
      ]),
      k2: tf.pad(k2, [
        [1, 1],
        [1, 1],
      ]),
      magnitude: tf.pad(magnitude, [
        [1, 1],
        [1, 1],
      ]),
    }
  })
