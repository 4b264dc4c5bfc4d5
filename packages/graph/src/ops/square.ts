import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Square {
  /** x², element by element. */
  square<D extends Numeric = 'float32'>(x: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Square',
  title: 'square',
  scalars: {
    float32: (x) => Math.fround(x! * x!),
    int32: (x) => Math.imul(x!, x!),
  },
  tfjs: (tf, [x]) => tf.square(x!),
  gradient: (k, { x, dy }) => [() => k.multiply(dy, k.multiply(x[0]!, 2))],
})

export const square =
  (build: Builder): Square['square'] =>
  (x, options) =>
    combine(build, definition, [x], options)
