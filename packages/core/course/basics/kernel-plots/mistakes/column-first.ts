import * as tf from '@tensorflow/tfjs-core'

export const kernelGrid = (w: tf.Tensor4D, columns: number): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, , count] = w.shape
    const across = columns
    const rows = Math.ceil(count / across)
    const kernels = tf.transpose(tf.reshape(w, [height, width, count]), [2, 0, 1])
    const scaled = tf.divNoNan(kernels, tf.max(tf.abs(kernels), [1, 2], true))
    const tiles = tf.pad(scaled, [
      [0, rows * across - count],
      [0, 1],
      [0, 1],
    ])
    const grid = tf.transpose(
      tf.reshape(tiles, [across, rows, height + 1, width + 1]),
      [1, 2, 0, 3],
    )
    const [tall, wide] = [rows * (height + 1), across * (width + 1)]
    return tf.slice(tf.reshape<tf.Rank.R2>(grid, [tall, wide]), [0, 0], [tall - 1, wide - 1])
  })
