import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)]
    const even = tf.pad(x, [
      [0, 0],
      [0, 2 * rows - height],
      [0, 2 * columns - width],
      [0, 0],
    ])
    const blocks = tf.reshape(even, [batch, rows, 2, columns, 2, channels])
    return tf.max<tf.Tensor4D>(blocks, [2, 4])
  })
