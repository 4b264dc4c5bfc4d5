import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    const blocks = tf.reshape(x, [batch, height / 2, 2, width / 2, 2, channels])
    return tf.mean<tf.Tensor4D>(blocks, [2, 4])
  })
