import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.tidy(() => {
    const [batch, height, width, channels] = x.shape
    const blocks = tf.reshape(x, [batch, height / 2, width / 2, 4, channels])
    return tf.max<tf.Tensor4D>(blocks, 3)
  })
