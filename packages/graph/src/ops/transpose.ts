import type { At, Builder, Named, Operand } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { places } from '../shapes/broadcast.js'
import { stridesOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'

export interface Transpose {
  /**
   * The axes in another order: axis i of the result is axis `perm[i]` of x. Without `perm` the
   * order is reversed, which exchanges the rows and columns of a matrix.
   */
  transpose<D extends DType = 'float32'>(
    x: Operand<D>,
    options?: Named & { perm?: readonly number[] },
  ): Node<D>
}

const permutationOf = (at: At, perm: unknown, shape: Shape): number[] => {
  const rank = shape.length
  if (perm === null) return shape.map((_, i) => rank - 1 - i)
  const axes = Array.isArray(perm) ? perm.map((axis) => (axis < 0 ? axis + rank : axis)) : []
  const complete = axes.length === rank && shape.every((_, axis) => axes.includes(axis))
  if (!complete) throw graphError('graph/bad-permutation', { ...at, permutation: perm, shape })
  return axes
}

const definition: Definition = {
  op: 'Transpose',
  title: 'transpose',
  kernel: (node) => (x) => {
    const perm = permutationOf(nodeAt(node), node.attributes.perm, x.shape)
    const shape = perm.map((axis) => x.shape[axis]!)
    const strides = stridesOf(x.shape)
    const from = places(
      shape,
      perm.map((axis) => strides[axis]!),
    )
    const out = allocate(x.dtype, x.size)
    for (let i = 0; i < out.length; i++) out[i] = x.data[from[i]!]!
    return new Value(x.dtype, shape, out)
  },
  tfjs: (tf, [x], node) =>
    tf.transpose(x!, permutationOf(nodeAt(node), node.attributes.perm, x!.shape)),
  exactIntegers: true,
  gradient: (k, { y, dy }) => {
    const perm = y.attributes.perm as number[] | null
    return [() => k.transpose(dy, perm ? { perm: perm.map((_, i) => perm.indexOf(i)) } : {})]
  },
}

export const transpose =
  (build: Builder): Transpose['transpose'] =>
  <D extends DType>(x: Operand<D>, options: Named & { perm?: readonly number[] } = {}) => {
    const at = build.at(definition, options)
    const input = build.operand(at, x) as Node<D>
    // Without a known rank a given order is checked by itself; its axes must not be negative.
    const asked = options.perm ?? null
    const perm = input.shape
      ? permutationOf(at, asked, input.shape)
      : asked && permutationOf(at, asked, asked)
    return build.node(definition, {
      name: at.name,
      inputs: [input],
      attributes: { perm },
      dtype: input.dtype,
      shape: input.shape
        ? perm!.map((axis) => input.shape![axis]!)
        : (perm?.map(() => null) ?? null),
    })
  }
