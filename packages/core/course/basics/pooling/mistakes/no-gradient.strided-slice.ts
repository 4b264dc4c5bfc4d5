import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    const end = [batch, height - (height % 2), width - (width % 2), channels]
    const corner = (down: number, right: number) =>
      tf.stridedSlice(x, [0, down, right, 0], end, [1, 2, 2, 1])
    const top = tf.maximum(corner(0, 0), corner(0, 1))
    return tf.maximum<tf.Tensor4D>(top, tf.maximum(corner(1, 0), corner(1, 1)))
  })
