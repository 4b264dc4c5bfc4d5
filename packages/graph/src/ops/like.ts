import type { Builder } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import type { Node, Shape } from '../node.js'
import { axesOf } from '../shapes/axes.js'
import { broadcastPlaces } from '../shapes/broadcast.js'
import { sameShape, sizeOf, staticShape } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition } from './definition.js'
import { nodeAt } from './elementwise.js'
import { reduceSum } from './reduceSum.js'
import { reshape } from './reshape.js'

/** What gradients need to undo broadcasting and reductions. */
export interface Like {
  /** @internal Sums what broadcasting has copied, so that x gets the shape of `like`. */
  sumLike(x: Node<'float32'>, like: Node<DType>): Node<'float32'>
  /** @internal Repeats a result of the reduction `y` until it has the shape of `like`. */
  spread(x: Node<'float32'>, like: Node<DType>, y: Node): Node<'float32'>
  /** @internal Repeats x until it has this shape. */
  broadcastTo(x: Node<'float32'>, like: Node<DType>, axes?: readonly number[]): Node<'float32'>
  /** @internal Ones in the shape of another node. */
  onesLike(like: Node<DType>): Node<'float32'>
  /** @internal Zeros in the shape of another node. */
  zerosLike(like: Node<DType>): Node<'float32'>
  /** @internal The number of elements, as float32. */
  size(x: Node<DType>): Node<'float32'>
}

/** Which axes broadcasting has added or repeated. */
const repeatedAxes = (shape: Shape, like: Shape): number[] => {
  const lead = shape.length - like.length
  return shape.flatMap((length, axis) =>
    axis < lead || (like[axis - lead] === 1 && length !== 1) ? [axis] : [],
  )
}

const sumLikeDefinition: Definition = {
  op: 'SumLike',
  title: 'sumLike',
  kernel: () => (x, like) => {
    const places = broadcastPlaces(like!.shape, x.shape)
    if (!places) return x
    const sums = new Float64Array(like!.size)
    for (let i = 0; i < x.size; i++) sums[places[i]!] = sums[places[i]!]! + (x.data[i] as number)
    return new Value('float32', like!.shape, Float32Array.from(sums))
  },
  tfjs: (tf, [x, like]) => tf.reshape(tf.sum(x!, repeatedAxes(x!.shape, like!.shape)), like!.shape),
  gradient: (k, { x, dy }) => [() => k.broadcastTo(dy, x[0]!), null],
}

export const sumLike =
  (build: Builder): Like['sumLike'] =>
  (x, like) => {
    const to = staticShape(like.shape)
    if (to && x.shape && sameShape(x.shape, to)) return x
    if (to && x.shape) {
      const axis = repeatedAxes(x.shape, to)
      const sum = reduceSum(build)(x, { axis, keepDims: x.shape.length === to.length })
      return sameShape(sum.shape!, to) ? sum : reshape(build)(sum, to)
    }
    const { name } = build.at(sumLikeDefinition, undefined)
    const { shape } = like
    return build.node(sumLikeDefinition, { name, inputs: [x, like], dtype: 'float32', shape })
  }

const broadcastDefinition: Definition = {
  op: 'BroadcastTo',
  title: 'broadcastTo',
  kernel: (node) => (x, like) => {
    const shape = like!.shape
    const places = broadcastPlaces(withOnes(node, x.shape, shape), shape)
    if (!places) return new Value(x.dtype, shape, x.data)
    const out = allocate(x.dtype, sizeOf(shape))
    for (let i = 0; i < out.length; i++) out[i] = x.data[places[i]!]!
    return new Value(x.dtype, shape, out)
  },
  tfjs: (tf, [x, like], node) =>
    tf.broadcastTo(tf.reshape(x!, [...withOnes(node, x!.shape, like!.shape)]), like!.shape),
  gradient: (k, { x, y, dy }) => [
    () => {
      const axes = y.attributes.axes as number[] | null
      return axes ? k.reshapeLike(k.reduceSum(dy, { axis: axes }), x[0]!) : k.sumLike(dy, x[0]!)
    },
    null,
  ],
}

/** Puts back the axes of length 1 that a reduction has taken away. */
const withOnes = (node: Node, from: readonly number[], to: readonly number[]) => {
  const { axes } = node.attributes
  if (axes === undefined || from.length === to.length) return from
  const reduced = axesOf(axes as number[] | null, to, nodeAt(node))
  return to.map((length, axis) => (reduced.includes(axis) ? 1 : length))
}

export const broadcastTo =
  (build: Builder): Like['broadcastTo'] =>
  (x, like, axes) => {
    const to = staticShape(like.shape)
    if (to && x.shape && sameShape(x.shape, to)) return x
    return broadcastNode(build, x, like, axes ? { axes } : {})
  }

const broadcastNode = (
  build: Builder,
  x: Node<'float32'>,
  like: Node<DType>,
  attributes: Node['attributes'],
) => {
  const { name } = build.at(broadcastDefinition, undefined)
  const inputs = [x, like]
  const { shape } = like
  return build.node(broadcastDefinition, { name, inputs, attributes, dtype: 'float32', shape })
}

export const spread =
  (build: Builder): Like['spread'] =>
  (x, like, y) => {
    const to = staticShape(like.shape)
    if (to && x.shape && sameShape(x.shape, to)) return x
    const { axis } = y.attributes
    return broadcastNode(build, x, like, { axes: axis as number[] | null })
  }

const fill = (op: string, title: string, element: number): Definition => ({
  op,
  title,
  kernel: () => (x) => new Value('float32', x.shape, new Float32Array(x.size).fill(element)),
  tfjs: (tf, [x]) => tf.fill(x!.shape, element, 'float32'),
  exactIntegers: true,
  gradient: null,
})

const filled =
  (definition: Definition, element: number) =>
  (build: Builder) =>
  (like: Node<DType>): Node<'float32'> => {
    const { name } = build.at(definition, undefined)
    const shape = staticShape(like.shape)
    if (shape) {
      const data = new Float32Array(sizeOf(shape)).fill(element)
      return build.constant(new Value('float32', shape, data), name)
    }
    return build.node(definition, { name, inputs: [like], dtype: 'float32', shape: like.shape })
  }

export const onesLike: (build: Builder) => Like['onesLike'] = filled(
  fill('OnesLike', 'onesLike', 1),
  1,
)
export const zerosLike: (build: Builder) => Like['zerosLike'] = filled(
  fill('ZerosLike', 'zerosLike', 0),
  0,
)

const sizeDefinition: Definition = {
  op: 'Size',
  title: 'size',
  kernel: () => (x) => new Value('float32', [], Float32Array.of(x.size)),
  tfjs: (tf, [x]) => tf.scalar(x!.size, 'float32'),
  exactIntegers: true,
  gradient: null,
}

export const size =
  (build: Builder): Like['size'] =>
  (x) => {
    const { name } = build.at(sizeDefinition, undefined)
    const shape = staticShape(x.shape)
    return shape
      ? build.constant(new Value('float32', [], Float32Array.of(sizeOf(shape))), name)
      : build.node(sizeDefinition, { name, inputs: [x], dtype: 'float32', shape: [] })
  }
