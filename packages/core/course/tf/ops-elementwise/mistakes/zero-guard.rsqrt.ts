import * as tf from '@tensorflow/tfjs-core'

export type Elementwise =
  | 'add'
  | 'add_n'
  | 'subtract'
  | 'multiply'
  | 'scalar_mul'
  | 'div'
  | 'divide'
  | 'abs'
  | 'negative'
  | 'sign'
  | 'reciprocal'
  | 'square'
  | 'sqrt'
  | 'rsqrt'
  | 'pow'
  | 'exp'

const operations: Record<Elementwise, (...xs: tf.Tensor[]) => tf.Tensor> = {
  add: (a, b) => tf.add(a!, b!),
  add_n: (...xs) => tf.addN(xs),
  subtract: (a, b) => tf.sub(a!, b!),
  multiply: (a, b) => tf.mul(a!, b!),
  scalar_mul: (scalar, x) => tf.mul(scalar!, x!),
  div: (a, b) => tf.div(a!, b!),
  divide: (a, b) => tf.div(tf.cast(a!, 'float32'), tf.cast(b!, 'float32')),
  abs: (x) => tf.abs(x!),
  negative: (x) => tf.neg(x!),
  sign: (x) => tf.sign(x!),
  reciprocal: (x) => tf.divNoNan(tf.onesLike(x!), x!),
  square: (x) => tf.square(x!),
  sqrt: (x) => tf.sqrt(x!),
  rsqrt: (x) => tf.divNoNan(tf.onesLike(x!), tf.sqrt(x!)),
  pow: (base, exponent) => tf.pow(base!, exponent!),
  exp: (x) => tf.exp(x!),
}

export const elementwise = (name: Elementwise, ...xs: tf.Tensor[]): tf.Tensor =>
  tf.tidy(() => operations[name](...xs))
