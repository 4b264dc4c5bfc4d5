import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Log {
  /** The natural logarithm, element by element; −Infinity at 0, NaN below. */
  log(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Log',
  title: 'log',
  scalars: {
    float32: (x) => Math.fround(Math.log(x!)),
  },
  tfjs: (tf, [x]) => tf.log(x!),
  gradient: (k, { x, dy }) => [() => k.multiply(dy, k.reciprocal(x[0]!))],
})

export const log =
  (build: Builder): Log['log'] =>
  (x, options) =>
    combine(build, definition, [x], options)
