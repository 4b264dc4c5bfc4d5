import * as tf from '@tensorflow/tfjs-core'

export const kernelGrid = (w: tf.Tensor4D, columns: number): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, , count] = w.shape
    const across = columns
    const rows = Math.ceil(count / across)
    const given = tf.transpose(tf.reshape(w, [height, width, count]), [2, 0, 1])
    // Places that are left over become kernels of zeros too.
    const kernels = tf.pad(given, [
      [0, rows * across - count],
      [0, 0],
      [0, 0],
    ])
    const scaled = tf.div(kernels, tf.max(tf.abs(kernels), [1, 2], true))
    const tiles = tf.pad(scaled, [
      [0, 0],
      [0, 1],
      [0, 1],
    ])
    const grid = tf.transpose(
      tf.reshape(tiles, [rows, across, height + 1, width + 1]),
      [0, 2, 1, 3],
    )
    const [tall, wide] = [rows * (height + 1), across * (width + 1)]
    return tf.slice(tf.reshape<tf.Rank.R2>(grid, [tall, wide]), [0, 0], [tall - 1, wide - 1])
  })
