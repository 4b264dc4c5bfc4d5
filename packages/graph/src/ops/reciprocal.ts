import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Reciprocal {
  /** 1 / x, element by element; infinite at 0. */
  reciprocal(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Reciprocal',
  title: 'reciprocal',
  scalars: {
    float32: (x) => Math.fround(1 / x!),
  },
  tfjs: (tf, [x]) => tf.reciprocal(x!),
  gradient: (k, { y, dy }) => [() => k.multiply(k.negative(dy), k.square(y))],
})

export const reciprocal =
  (build: Builder): Reciprocal['reciprocal'] =>
  (x, options) =>
    combine(build, definition, [x], options)
