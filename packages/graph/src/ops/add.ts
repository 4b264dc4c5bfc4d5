import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Add {
  /** a + b, element by element. Whole numbers wrap around, strings are joined. */
  add<D extends Numeric | 'string' = 'float32'>(
    a: Operand<D>,
    b: Operand<D>,
    options?: Named,
  ): Node<D>
}

const definition = elementwise({
  op: 'AddV2',
  title: 'add',

  scalars: {
    float32: (a, b) => Math.fround(a! + b!),
    int32: (a, b) => (a! + b!) | 0,
    // Strings arrive here as they are, and + joins them.
    string: (a, b) => a! + b!,
  },
  tfjs: (tf, [a, b]) => tf.add(a!, b!),
  gradient: (k, { x, dy }) => [() => k.sumLike(dy, x[0]!), () => k.sumLike(dy, x[1]!)],
})

export const add =
  (build: Builder): Add['add'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
