import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Equal {
  /** Whether a = b, element by element. NaN equals nothing. */
  equal<D extends DType = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<'bool'>
}

const compare = (a?: number, b?: number) => (a === b ? 1 : 0)

const definition = elementwise({
  op: 'Equal',
  title: 'equal',
  result: 'bool',
  scalars: { float32: compare, int32: compare, bool: compare, string: compare },
  tfjs: (tf, [a, b]) => tf.equal(a!, b!),
  exactIntegers: true,
  gradient: null,
})

export const equal =
  (build: Builder): Equal['equal'] =>
  (a, b, options) =>
    combine(build, definition, [a, b], options)
