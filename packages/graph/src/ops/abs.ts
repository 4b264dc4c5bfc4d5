import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Abs {
  /** |x|, element by element. Its gradient at 0 is 0. */
  abs<D extends Numeric = 'float32'>(x: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Abs',
  title: 'abs',
  scalars: {
    float32: (x) => Math.abs(x!),
    int32: (x) => Math.abs(x!) | 0,
  },
  tfjs: (tf, [x]) => tf.abs(x!),
  gradient: (k, { x, dy }) => [() => k.multiply(dy, k.sign(x[0]!))],
})

export const abs =
  (build: Builder): Abs['abs'] =>
  (x, options) =>
    combine(build, definition, [x], options)
