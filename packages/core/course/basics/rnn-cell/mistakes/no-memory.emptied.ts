import * as tf from '@tensorflow/tfjs-core'

export const rnn = (
  x: tf.Tensor3D,
  h0: tf.Tensor2D,
  wx: tf.Tensor2D,
  wh: tf.Tensor2D,
  b: tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    const states = tf.unstack(x, 1).map((now) => {
      const empty = tf.zerosLike(h0)
      return tf.tanh(tf.add(tf.add(tf.matMul(now, wx), tf.matMul(empty, wh)), b))
    })
    return tf.stack(states, 1) as tf.Tensor3D
  })
