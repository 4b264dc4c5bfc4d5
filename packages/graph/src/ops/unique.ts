import type { Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import type { Node } from '../node.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'
import { checkVector, indices, pick } from './vector.js'

export interface Unique {
  /**
   * The different elements of a vector in order of first appearance, `y`, and for each element of
   * x its place in `y`, `idx`. No two NaN are the same.
   */
  unique<D extends DType = 'float32'>(
    x: Operand<D>,
    options?: Named,
  ): { y: Node<D>; idx: Node<'int32'> }
}

const definition: Definition = {
  op: 'Unique',
  title: 'unique',
  kernel: (node) => (x) => {
    checkVector(nodeAt(node), x.shape)
    const seen = new Map<unknown, number>()
    const first: number[] = []
    const idx: number[] = []
    x.data.forEach((element: number | string, i: number) => {
      // A Map would take two NaN for the same.
      const place = Number.isNaN(element) ? undefined : seen.get(element)
      idx.push(place ?? first.length)
      if (place !== undefined) return
      seen.set(element, first.length)
      first.push(i)
    })
    return node.output === 0 ? pick(x, first) : indices(idx)
  },
}

export const unique =
  (build: Builder): Unique['unique'] =>
  <D extends DType>(x: Operand<D>, options?: Named) => {
    const at = build.at(definition, options)
    const input = build.operand(at, x) as Node<D>
    checkVector(at, input.shape)
    const { dtype } = input
    const y = build.node(definition, { name: at.name, inputs: [input], dtype, shape: [null] })
    return { y, idx: build.secondOutput(y, 'int32', input.shape ?? [null]) }
  }
