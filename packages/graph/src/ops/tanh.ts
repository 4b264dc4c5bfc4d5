import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Tanh {
  /** The hyperbolic tangent, element by element: from −1 to 1. */
  tanh(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Tanh',
  title: 'tanh',
  scalars: {
    float32: (x) => Math.fround(Math.tanh(x!)),
  },
  tfjs: (tf, [x]) => tf.tanh(x!),
  gradient: (k, { y, dy }) => [() => k.multiply(dy, k.subtract(1, k.square(y)))],
})

export const tanh =
  (build: Builder): Tanh['tanh'] =>
  (x, options) =>
    combine(build, definition, [x], options)
