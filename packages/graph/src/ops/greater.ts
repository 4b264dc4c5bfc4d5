import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Greater {
  /** Whether a > b, element by element. */
  greater<D extends Numeric = 'float32'>(
    a: Operand<D>,
    b: Operand<D>,
    options?: Named,
  ): Node<'bool'>
}

const compare = (a?: number, b?: number) => (a! > b! ? 1 : 0)

const definition = elementwise({
  op: 'Greater',
  title: 'greater',
  result: 'bool',
  scalars: { float32: compare, int32: compare },
  tfjs: (tf, [a, b]) => tf.greater(a!, b!),
  exactIntegers: true,
  gradient: null,
})

export const greater =
  (build: Builder): Greater['greater'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
