import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Multiply {
  /** a · b, element by element (for the product of matrices see `matmul`). */
  multiply<D extends Numeric = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Mul',
  title: 'multiply',

  scalars: {
    float32: (a, b) => Math.fround(a! * b!),
    int32: (a, b) => Math.imul(a!, b!),
  },
  tfjs: (tf, [a, b]) => tf.mul(a!, b!),
  gradient: (k, { x, dy }) => [
    () => k.sumLike(k.multiply(dy, x[1]!), x[0]!),
    () => k.sumLike(k.multiply(x[0]!, dy), x[1]!),
  ],
})

export const multiply =
  (build: Builder): Multiply['multiply'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
