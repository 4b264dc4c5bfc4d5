import * as tf from '@tensorflow/tfjs-core'
import { activations, gelus } from '../functions-of-one.js'
import { apart, type Cases, positive, smooth } from './case.js'

/** Functions of one number and of two. */
export const functions: Cases = {}

// Of one number, smooth but for a few places
const smoothly: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  ...activations,
  ...gelus,
  exp: tf.exp,
  square: tf.square,
  abs: tf.abs,
  erf: tf.erf,
  sin: tf.sin,
  clip: (x) => tf.clipByValue(x, -5, 5),
}
for (const [name, run] of Object.entries(smoothly)) {
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
