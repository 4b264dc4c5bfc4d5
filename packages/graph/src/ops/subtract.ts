import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Subtract {
  /** a − b, element by element. Whole numbers wrap around. */
  subtract<D extends Numeric = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Sub',
  title: 'subtract',

  scalars: {
    float32: (a, b) => Math.fround(a! - b!),
    int32: (a, b) => (a! - b!) | 0,
  },
  tfjs: (tf, [a, b]) => tf.sub(a!, b!),
  gradient: (k, { x, dy }) => [() => k.sumLike(dy, x[0]!), () => k.sumLike(k.negative(dy), x[1]!)],
})

export const subtract =
  (build: Builder): Subtract['subtract'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
