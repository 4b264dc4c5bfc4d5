import * as tf from '@tensorflow/tfjs-core'

export const gram = (f: tf.Tensor3D): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width, channels] = f.shape
    const flat = tf.reshape(f, [height * width, channels])
    const centred = tf.sub<tf.Tensor2D>(flat, tf.mean(flat, 0))
    return tf.div<tf.Tensor2D>(tf.matMul(centred, centred, true, false), height * width)
  })
