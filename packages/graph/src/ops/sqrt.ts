import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Sqrt {
  /** √x, element by element; NaN below 0. Its gradient at 0 is infinite. */
  sqrt(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Sqrt',
  title: 'sqrt',
  scalars: {
    float32: (x) => Math.fround(Math.sqrt(x!)),
  },
  tfjs: (tf, [x]) => tf.sqrt(x!),
  gradient: (k, { y, dy }) => [() => k.div(k.multiply(dy, 0.5), y)],
})

export const sqrt =
  (build: Builder): Sqrt['sqrt'] =>
  (x, options) =>
    combine(build, definition, [x], options)
