import type { At, Builder, Named, Operand } from '../building/builder.js'
import type { DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { sameShape, sizeOf, staticShape } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'

export interface Reshape {
  /** The same elements in the same order with another shape; one length may be -1: the rest. */
  reshape<D extends DType = 'float32'>(
    x: Operand<D>,
    shape: readonly number[],
    options?: Named,
  ): Node<D>
}

export interface ReshapeLike {
  /** @internal The same elements in the shape of another node. */
  reshapeLike<D extends DType>(x: Node<D>, like: Node<DType>): Node<D>
}

/** Fills in the length -1. */
const resolve = (at: At, from: readonly number[], to: readonly number[]): readonly number[] => {
  const rest = sizeOf(to.filter((length) => length !== -1))
  // Like TensorFlow, an empty array leaves what its other axes hold.
  const emptied = rest === 0 && from.includes(0)
  const nonzero = (shape: readonly number[]) => sizeOf(shape.filter((length) => length > 0))
  const missing = emptied ? nonzero(from) / nonzero(to) : sizeOf(from) / rest
  const shape = to.map((length) => (length === -1 ? missing : length))
  if (sizeOf(shape) !== sizeOf(from) || !shape.every(Number.isInteger))
    throw graphError('graph/reshape-size', { ...at, from, to })
  return shape
}

const definition: Definition = {
  op: 'Reshape',
  title: 'reshape',
  kernel: (node) => (x, like) =>
    new Value(x.dtype, like?.shape ?? resolve(nodeAt(node), x.shape, shapeOf(node)), x.data),
  tfjs: (tf, [x, like], node) =>
    tf.reshape(x!, [...(like?.shape ?? resolve(nodeAt(node), x!.shape, shapeOf(node)))]),
  exactIntegers: true,
  gradient: (k, { x, dy }) => [() => k.reshapeLike(dy, x[0]!), null],
}

const shapeOf = (node: Node) => node.attributes.shape as readonly number[]

export const reshape =
  (build: Builder): Reshape['reshape'] =>
  <D extends DType>(x: Operand<D>, to: readonly number[], options?: Named) => {
    const at = build.at(definition, options)
    const input = build.operand(at, x) as Node<D>
    const sizes =
      Array.isArray(to) &&
      to.every((length) => Number.isInteger(length) && length >= -1) &&
      to.filter((length) => length === -1).length < 2
    if (!sizes)
      throw graphError('graph/bad-option', {
        ...at,
        option: 'shape',
        expected: 'sizes',
        received: to,
      })
    const from = staticShape(input.shape)
    const known = from && resolve(at, from, to)
    return build.node(definition, {
      name: at.name,
      inputs: [input],
      attributes: { shape: [...(known ?? to)] },
      dtype: input.dtype,
      shape: known ?? to.map((length) => (length === -1 ? null : length)),
    })
  }

export const reshapeLike =
  (build: Builder): ReshapeLike['reshapeLike'] =>
  (x, like) => {
    if (x.shape && staticShape(like.shape) && sameShape(x.shape, like.shape as Shape)) return x
    const to = staticShape(like.shape)
    if (to) return reshape(build)(x as Node<DType>, to) as typeof x
    const { name } = build.at(definition, undefined)
    return build.node(definition, { name, inputs: [x, like], dtype: x.dtype, shape: like.shape })
  }
