import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Exp {
  /** eˣ, element by element. */
  exp(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Exp',
  title: 'exp',
  scalars: {
    float32: (x) => Math.fround(Math.exp(x!)),
  },
  tfjs: (tf, [x]) => tf.exp(x!),
  gradient: (k, { y, dy }) => [() => k.multiply(dy, y)],
})

export const exp =
  (build: Builder): Exp['exp'] =>
  (x, options) =>
    combine(build, definition, [x], options)
