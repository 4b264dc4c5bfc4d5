import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { combine, elementwise, nodeAt } from './elementwise.js'

export interface Pow {
  /**
   * a to the power b, element by element.
   *
   * A negative base has a power only for whole exponents, else NaN; 1 to any power is 1.
   *
   * @throws graph/negative-integer-power when whole numbers run with an exponent below 0.
   */
  pow<D extends Numeric = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<D>
}

// JavaScript gives NaN where C and TensorFlow give 1.
const isOne = (a: number, b: number) => a === 1 || (a === -1 && Math.abs(b) === Infinity)

const wholePower = (base: number, exponent: number): number => {
  let result = 1
  for (let square = base, rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = Math.imul(result, square)
    square = Math.imul(square, square)
  }
  return result
}

const definition = elementwise({
  op: 'Pow',
  title: 'pow',
  scalarsOf: {
    float32: () => (a, b) => (isOne(a!, b!) ? 1 : Math.fround(a! ** b!)),
    int32: (node) => (a, b) => {
      if (b! < 0)
        throw graphError('graph/negative-integer-power', { ...nodeAt(node), exponent: b! })
      return wholePower(a!, b!)
    },
  },
  tfjs: (tf, [a, b]) => {
    const power = tf.pow(a!, b!)
    const endless = tf.logicalAnd(tf.equal(a!, -1), tf.isInf(b!))
    return tf.where(tf.logicalOr(tf.equal(a!, 1), endless), tf.onesLike(power), power)
  },
  gradient: (k, { x: [a, b], y, dy }) => [
    () => k.sumLike(k.multiply(k.multiply(dy, b!), k.pow(a!, k.subtract(b!, 1))), a!),
    () => {
      // The logarithm of a base that has none must not turn the gradient into NaN.
      const positive = k.greater(a!, 0)
      const logarithm = k.where(positive, k.log(k.where(positive, a!, 1)), 0)
      return k.sumLike(k.multiply(k.multiply(dy, y), logarithm), b!)
    },
  ],
})

export const pow =
  (build: Builder): Pow['pow'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
