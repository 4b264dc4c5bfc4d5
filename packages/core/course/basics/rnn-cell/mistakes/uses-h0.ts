import * as tf from '@tensorflow/tfjs-core'

export const rnn = (
  x: tf.Tensor3D,
  h0: tf.Tensor2D,
  wx: tf.Tensor2D,
  wh: tf.Tensor2D,
  b: tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    const memory = tf.add(tf.matMul(h0, wh), b)
    const states = tf.unstack(x, 1).map((now) => tf.tanh(tf.add(tf.matMul(now, wx), memory)))
    return tf.stack(states, 1) as tf.Tensor3D
  })
