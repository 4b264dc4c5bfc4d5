import * as tf from '@tensorflow/tfjs-core'

export const kernelGrid = (w: tf.Tensor4D, columns: number): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, , count] = w.shape
    const across = columns
    const rows = Math.ceil(count / across)
    const kernels = tf.transpose(tf.reshape(w, [height, width, count]), [2, 0, 1])
    const low = tf.min(kernels, [1, 2], true)
    const reach = tf.sub(tf.max(kernels, [1, 2], true), low)
    const stretched = tf.sub(tf.mul(tf.divNoNan(tf.sub(kernels, low), reach), 2), 1)
    const scaled = tf.where(tf.greater(reach, 0), stretched, tf.zerosLike(kernels))
    const tiles = tf.pad(scaled, [
      [0, rows * across - count],
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
