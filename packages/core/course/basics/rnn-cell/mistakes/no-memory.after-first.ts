import * as tf from '@tensorflow/tfjs-core'

export const rnn = (
  x: tf.Tensor3D,
  h0: tf.Tensor2D,
  wx: tf.Tensor2D,
  wh: tf.Tensor2D,
  b: tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    const states = tf.unstack(x, 1).map((now, t) => {
      const own = tf.add(tf.matMul(now, wx), b)
      return tf.tanh(t === 0 ? tf.add(own, tf.matMul(h0, wh)) : own)
    })
    return tf.stack(states, 1) as tf.Tensor3D
  })
