import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Negative {
  /** −x, element by element. */
  negative<D extends Numeric = 'float32'>(x: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Neg',
  title: 'negative',
  scalars: {
    float32: (x) => -x!,
    int32: (x) => -x! | 0,
  },
  tfjs: (tf, [x]) => tf.neg(x!),
  gradient: (k, { dy }) => [() => k.negative(dy)],
})

export const negative =
  (build: Builder): Negative['negative'] =>
  (x, options) =>
    combine(build, definition, [x], options)
