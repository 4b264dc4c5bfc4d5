import type { At, Builder, Named, Operand } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { axisOf } from '../shapes/axes.js'
import { sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { checkSame, nodeAt } from './elementwise.js'

export interface Concat {
  /** Values one after the other along an axis; all other axes must be equal. */
  concat<D extends DType = 'float32'>(
    values: readonly Operand<D>[],
    options: Named & { axis: number },
  ): Node<D>
}

/** The shape of two joined; lengths that are not known yet may turn out equal. */
const joined = (at: At, axis: number, a: Shape | null, b: Shape | null): Shape | null => {
  if (!a || !b) return null
  const shape = a.map((length, i) => {
    const other = b[i] as number | null
    if (i === axis) return length === null || other === null ? null : length + other
    return length ?? other
  })
  const fits = (length: number | null, i: number) =>
    i === axis || length === null || b[i] === null || length === b[i]
  if (a.length !== b.length || !a.every(fits))
    throw graphError('graph/concat-shape', { ...at, axis, left: a, right: b })
  return shape
}

const joinedAll = (node: Node, shapes: readonly (readonly number[])[]) => {
  const at = nodeAt(node)
  const axis = axisOf(node.attributes.axis, shapes[0]!, at)
  const shape = shapes.reduce<readonly number[]>(
    (a, b) => joined(at, axis, a, b) as readonly number[],
    shapes[0]!.map((length, i) => (i === axis ? 0 : length)),
  )
  return { axis, shape }
}

const definition: Definition = {
  op: 'ConcatV2',
  title: 'concat',
  checkShapes: (node, shapes) => {
    joinedAll(node, shapes)
  },
  kernel:
    (node) =>
    (...values) => {
      const { axis, shape } = joinedAll(
        node,
        values.map((x) => x.shape),
      )
      const out = allocate(values[0]!.dtype, sizeOf(shape))
      const row = sizeOf(shape.slice(axis))
      let start = 0
      for (const x of values) {
        const width = sizeOf(x.shape.slice(axis))
        for (let i = 0; i < x.size; i++)
          out[start + Math.floor(i / width) * row + (i % width)] = x.data[i]!
        start += width
      }
      return new Value(values[0]!.dtype, shape, out)
    },
  tfjs: (tf, values, { attributes }) => tf.concat(values, attributes.axis as number),
  exactIntegers: true,
  gradient: (k, { x, y, dy }) => {
    const axis = y.attributes.axis as number
    return x.map((_, index) => () => k.slicePart(dy, { of: x, index, axis }))
  },
}

export const concat =
  (build: Builder): Concat['concat'] =>
  (values, options) => {
    const at = build.at(definition, options)
    if (!Array.isArray(values) || values.length === 0) throw graphError('graph/no-inputs', at)
    const inputs = build.operands(at, values)
    for (const input of inputs) checkSame(at, inputs[0]!.dtype, input.dtype)
    const known = inputs.find((input) => input.shape)?.shape
    const axis = known ? axisOf(options?.axis, known, at) : options?.axis
    if (!Number.isInteger(axis))
      throw graphError('graph/bad-axis', { ...at, axis: options?.axis, shape: null })
    return build.node(definition, {
      name: at.name,
      inputs,
      attributes: { axis: axis as number },
      dtype: inputs[0]!.dtype as never,
      shape: inputs.map(({ shape }) => shape).reduce((a, b) => joined(at, axis as number, a, b)),
    })
  }
