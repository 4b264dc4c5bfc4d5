import type { Builder } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import type { Node } from '../node.js'
import { axisOf } from '../shapes/axes.js'
import { sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'

interface Range {
  axis: number
  begin: number
  size: number
}

export interface Slice {
  /** @internal `size` elements along an axis, from `begin`. */
  slice(x: Node<'float32'>, range: Range): Node<'float32'>
  /** @internal Out of joined values, the part where input `index` of the `concat` went. */
  slicePart(
    joined: Node<'float32'>,
    part: { of: readonly Node<DType>[]; index: number; axis: number },
  ): Node<'float32'>
}

/** The range is an attribute, or follows from the lengths of the joined inputs. */
const rangeOf = (node: Node, shapes: readonly (readonly number[])[]): Range => {
  const axis = axisOf(node.attributes.axis, shapes[0]!, nodeAt(node))
  const { begin, size } = node.attributes
  if (begin !== undefined) return { axis, begin: begin as number, size: size as number }
  const lengths = shapes.slice(1).map((shape) => shape[axis]!)
  const last = lengths.pop()!
  return { axis, begin: lengths.reduce((a, b) => a + b, 0), size: last }
}

const shared: Definition = {
  op: 'Slice',
  title: 'slice',
  kernel:
    (node) =>
    (x, ...parts) => {
      const { axis, begin, size } = rangeOf(
        node,
        [x, ...parts].map(({ shape }) => shape),
      )
      const shape = x.shape.map((length, i) => (i === axis ? size : length))
      const inner = sizeOf(shape.slice(axis + 1))
      const out = allocate(x.dtype, sizeOf(shape))
      for (let i = 0; i < out.length; i++) {
        const row = Math.floor(i / (size * inner))
        out[i] = x.data[(row * x.shape[axis]! + begin) * inner + (i % (size * inner))]!
      }
      return new Value(x.dtype, shape, out)
    },
  tfjs: (tf, inputs, node) => {
    const [x] = inputs
    const { axis, begin, size } = rangeOf(
      node,
      inputs.map(({ shape }) => shape),
    )
    return tf.slice(
      x!,
      x!.shape.map((_, i) => (i === axis ? begin : 0)),
      x!.shape.map((length, i) => (i === axis ? size : length)),
    )
  },
}

const known: Definition = {
  ...shared,
  gradient: (k, { x: [x], y, dy }) => [
    () => {
      const { axis, begin, size } = y.attributes as unknown as Range
      const zeros = (range: Omit<Range, 'axis'>) => k.zerosLike(k.slice(x!, { axis, ...range }))
      const end = begin + size
      const before = zeros({ begin: 0, size: begin })
      const after = zeros({ begin: end, size: x!.shape![axis]! - end })
      return k.concat([before, dy, after], { axis })
    },
  ],
}

export const slice =
  (build: Builder): Slice['slice'] =>
  (x, { axis, begin, size }) => {
    const { name } = build.at(known, undefined)
    const shape = x.shape?.map((length, i) => (i === axis ? size : length)) ?? null
    const attributes = { axis, begin, size }
    return build.node(known, { name, inputs: [x], attributes, dtype: 'float32', shape })
  }

export const slicePart =
  (build: Builder): Slice['slicePart'] =>
  (joined, { of, index, axis }) => {
    const lengths = of.map(({ shape }) => shape?.[axis] ?? null)
    if (joined.shape && lengths.every((length) => length !== null)) {
      const begin = lengths.slice(0, index).reduce((a, b) => a + b, 0)
      return slice(build)(joined, { axis, begin, size: lengths[index]! })
    }
    const { name } = build.at(shared, undefined)
    const inputs = [joined, ...of.slice(0, index + 1)]
    const { shape } = of[index]!
    return build.node(shared, { name, inputs, attributes: { axis }, dtype: 'float32', shape })
  }
