import * as tf from '@tensorflow/tfjs-core'
import { gelu } from '../../src/index.js'
import { apart, type Cases, positive, smooth } from './case.js'

/** Functions of one number and of two. */
export const functions: Cases = {}

// Activations
const activations: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  relu: tf.relu,
  relu6: tf.relu6,
  leakyRelu: (x) => tf.leakyRelu(x, 0.3),
  elu: tf.elu,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  softplus: tf.softplus,
  gelu: (x) => gelu(x),
  'gelu by tanh': (x) => gelu(x, { approximate: true }),
  exp: tf.exp,
  square: tf.square,
  abs: tf.abs,
  erf: tf.erf,
  sin: tf.sin,
  clip: (x) => tf.clipByValue(x, -5, 5),
}
for (const [name, run] of Object.entries(activations)) {
  functions[`${name} of [33, 7, 3]`] = { shapes: [[33, 7, 3]], run, at: apart, ...smooth }
}
for (const [name, run] of Object.entries({
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  log: tf.log,
  reciprocal: tf.reciprocal,
})) {
  functions[`${name} of [33, 7, 3]`] = { shapes: [[33, 7, 3]], run, at: positive, ...smooth }
}

// Of two operands, one of them spread
for (const other of [[33, 7, 3], [3], [33, 1, 3], [1], []]) {
  const shapes = [[33, 7, 3], other]
  const name = (name: string) => `${name} of [33, 7, 3] and ${JSON.stringify(other)}`
  functions[name('add')] = { shapes, run: tf.add }
  functions[name('sub')] = { shapes, run: tf.sub }
  functions[name('mul')] = { shapes, run: tf.mul }
  functions[name('div')] = { shapes, run: tf.div, at: positive, ...smooth }
}
