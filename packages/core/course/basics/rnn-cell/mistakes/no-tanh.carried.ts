import * as tf from '@tensorflow/tfjs-core'

export const rnn = (
  x: tf.Tensor3D,
  h0: tf.Tensor2D,
  wx: tf.Tensor2D,
  wh: tf.Tensor2D,
  b: tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    let h: tf.Tensor = h0
    const states = tf.unstack(x, 1).map((now) => {
      h = tf.add(tf.add(tf.matMul(now, wx), tf.matMul(h, wh)), b)
      return tf.tanh(h)
    })
    return tf.stack(states, 1) as tf.Tensor3D
  })
