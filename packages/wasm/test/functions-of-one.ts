import * as tf from '@tensorflow/tfjs-core'
import { gelu } from '../src/index.js'

type FunctionOfOne = (x: tf.Tensor) => tf.Tensor

/** The activations that TensorFlow.js has. */
export const activations: Readonly<Record<string, FunctionOfOne>> = {
  relu: tf.relu,
  relu6: tf.relu6,
  leakyRelu: (x) => tf.leakyRelu(x, 0.3),
  elu: tf.elu,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  softplus: tf.softplus,
}

/** Those that only this package has. */
export const gelus: Readonly<Record<string, FunctionOfOne>> = {
  gelu: (x) => gelu(x),
  'gelu by tanh': (x) => gelu(x, { approximate: true }),
}

/** The functions of one number that our kernels compute, but for those whose bounds a test chooses. */
export const functionsOfOne: Readonly<Record<string, FunctionOfOne>> = {
  neg: tf.neg,
  abs: tf.abs,
  square: tf.square,
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  reciprocal: tf.reciprocal,
  exp: tf.exp,
  log: tf.log,
  ...activations,
  step: (x) => tf.step(x, 0.25),
}
