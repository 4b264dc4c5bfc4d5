import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    const [rows, columns] = [Math.floor(height / 2), Math.floor(width / 2)]
    const even = tf.slice(x, [0, 0, 0, 0], [batch, 2 * rows, 2 * columns, channels])
    const blocks = tf.reshape(even, [batch, rows, columns, channels, 4])
    return tf.max<tf.Tensor4D>(blocks, 4)
  })
