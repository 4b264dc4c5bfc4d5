import * as tf from '@tensorflow/tfjs-core'

export const kernelGrid = (w: tf.Tensor4D, columns: number): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, , count] = w.shape
    const rows = Math.ceil(count / columns)
    const kernels = tf.transpose(tf.reshape(w, [height, width, count]), [2, 0, 1])
    const largest = tf.max(tf.abs(kernels), [1, 2], true)
    // Where all weights are 0, any divisor but 0 leaves them at 0.
    const scaled = tf.div(kernels, tf.add(largest, tf.cast(tf.equal(largest, 0), 'float32')))
    // Each kernel with its gap below and to the right, and empty places to fill the last row.
    const tiles = tf.pad(scaled, [
      [0, rows * columns - count],
      [0, 1],
      [0, 1],
    ])
    const grid = tf.transpose(
      tf.reshape(tiles, [rows, columns, height + 1, width + 1]),
      [0, 2, 1, 3],
    )
    const [tall, wide] = [rows * (height + 1), columns * (width + 1)]
    return tf.slice(tf.reshape<tf.Rank.R2>(grid, [tall, wide]), [0, 0], [tall - 1, wide - 1])
  })
