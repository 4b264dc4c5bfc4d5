import * as tf from '@tensorflow/tfjs-core'

export interface Edges {
  k1: tf.Tensor2D
  k2: tf.Tensor2D
  magnitude: tf.Tensor2D
}

const padded = (x: tf.Tensor2D): tf.Tensor2D => {
  const [height, width] = x.shape
  const rows = [tf.slice(x, 0, 1), x, tf.slice(x, height - 1, 1)]
  const tall = tf.concat(rows, 0)
  const columns = [tf.slice(tall, [0, 0], [-1, 1]), tall, tf.slice(tall, [0, width - 1], [-1, 1])]
  return tf.concat(columns, 1)
}

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
    const magnitude = tf.add<tf.Tensor2D>(tf.maximum(k1, tf.neg(k1)), tf.maximum(k2, tf.neg(k2)))
    return { k1, k2, magnitude }
  })
