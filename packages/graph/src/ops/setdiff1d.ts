import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import type { Definition } from './definition.js'
import { checkSame, checkSupported, nodeAt } from './elementwise.js'
import { checkVector, indices, pick } from './vector.js'

export interface Setdiff1d {
  /**
   * The elements of the vector x that are not in y, in order and with repeats, `out`, and their
   * places in x, `idx`. NaN is in nothing.
   */
  setdiff1d<D extends Exclude<DType, 'bool'> = 'float32'>(
    x: Operand<D>,
    y: Operand<D>,
    options?: Named,
  ): { out: Node<D>; idx: Node<'int32'> }
}

const definition: Definition = {
  op: 'ListDiff',
  title: 'setdiff1d',
  kernel: (node) => (x, y) => {
    checkVector(nodeAt(node), x.shape)
    checkVector(nodeAt(node), y.shape)
    const taken = new Set<unknown>(y.data)
    const left: number[] = []
    x.data.forEach((element: number | string, i: number) => {
      if (!taken.has(element) || Number.isNaN(element)) left.push(i)
    })
    return node.output === 0 ? pick(x, left) : indices(left)
  },
}

export const setdiff1d =
  (build: Builder): Setdiff1d['setdiff1d'] =>
  <D extends DType>(x: Operand<D>, y: Operand<D>, options?: Named) => {
    const at = build.at(definition, options)
    const [left, right] = build.operands(at, [x, y]) as [Node<D>, Node<D>]
    checkSame(at, left.dtype, right.dtype)
    checkSupported(at, left.dtype, ['float32', 'int32', 'int16', 'string'])
    for (const { shape } of [left, right]) checkVector(at, shape)
    const { dtype } = left
    const inputs = [left, right]
    const out = build.node(definition, { name: at.name, inputs, dtype, shape: [null] })
    return { out, idx: build.secondOutput(out, 'int32', [null]) }
  }
