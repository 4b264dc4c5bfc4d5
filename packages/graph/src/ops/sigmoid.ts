import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Sigmoid {
  /** 1 / (1 + e⁻ˣ), element by element: from 0 to 1. */
  sigmoid(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Sigmoid',
  title: 'sigmoid',
  scalars: {
    float32: (x) => Math.fround(1 / (1 + Math.exp(-x!))),
  },
  tfjs: (tf, [x]) => tf.sigmoid(x!),
  gradient: (k, { y, dy }) => [() => k.multiply(dy, k.multiply(y, k.subtract(1, y)))],
})

export const sigmoid =
  (build: Builder): Sigmoid['sigmoid'] =>
  (x, options) =>
    combine(build, definition, [x], options)
