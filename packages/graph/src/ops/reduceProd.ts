import type { Builder, Operand } from '../building/builder.js'
import { type Numeric, numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { reducedShape } from '../shapes/axes.js'
import type { Kit } from './index.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceProd {
  /** The product over the axes; of nothing, 1. Whole numbers wrap around. */
  reduceProd<D extends Numeric = 'float32'>(x: Operand<D>, options?: Reduce): Node<D>
}

/**
 * The product of all others: what comes before each element times what comes after, so that zeros
 * do no harm. One axis after the other.
 */
const productGradient = (
  k: Kit,
  x: Node<'float32'>,
  y: Node<'float32'>,
  dy: Node<'float32'>,
): Node<'float32'> => {
  const { axis } = y.attributes as { axis: number | number[] | null }
  if (axis === null) {
    const flat = k.reshape(x, [-1])
    const others = k.multiply(
      k.cumprod(flat, { axis: 0, reverse: false }),
      k.cumprod(flat, { axis: 0, reverse: true }),
    )
    return k.multiply(k.spread(dy, x, y), k.reshapeLike(others, x))
  }
  const axes = typeof axis === 'number' ? [axis] : axis
  const partial = [x]
  for (const axis of axes) partial.push(k.reduceProd(partial.at(-1)!, { axis, keepDims: true }))
  return axes.reduceRight(
    (gradient, axis, i) => {
      const before = k.cumprod(partial[i]!, { axis, reverse: false })
      const after = k.cumprod(partial[i]!, { axis, reverse: true })
      return k.multiply(gradient, k.multiply(before, after))
    },
    k.spread(dy, partial.at(-1)!, y),
  )
}

const definition = reduction({
  op: 'Prod',
  title: 'reduceProd',
  supported: numeric,
  fold: (dtype) => ({
    start: 1,
    step: dtype === 'float32' ? (product, x) => product * x : Math.imul,
  }),
  tfjs: (tf, [x], node) => {
    const axes = axesAt(node, x!.shape)
    const shape = reducedShape(x!.shape, axes, node.attributes.keepDims as boolean)
    // WebGPU's prod forgets keepDims.
    return tf.reshape(tf.prod(x!, axes), shape as number[])
  },
  gradient: (k, { x: [x], y, dy }) => [() => productGradient(k, x!, y, dy)],
})

export const reduceProd =
  (build: Builder): ReduceProd['reduceProd'] =>
  (x, options) =>
    reduce(build, definition, x, options)
