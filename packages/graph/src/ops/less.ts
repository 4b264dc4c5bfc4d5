import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Less {
  /** Whether a < b, element by element. */
  less<D extends Numeric = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<'bool'>
}

const compare = (a?: number, b?: number) => (a! < b! ? 1 : 0)

const definition = elementwise({
  op: 'Less',
  title: 'less',
  result: 'bool',
  scalars: { float32: compare, int32: compare },
  tfjs: (tf, [a, b]) => tf.less(a!, b!),
  exactIntegers: true,
  gradient: null,
})

export const less =
  (build: Builder): Less['less'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
