import type { Builder, Named } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import type { Attribute, Node } from '../node.js'
import { axesOf, reducedShape } from '../shapes/axes.js'
import { places } from '../shapes/broadcast.js'
import { sameShape, sizeOf, stridesOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition, Kernel } from './definition.js'
import { checkSupported, nodeAt } from './elementwise.js'

/** What all reductions take. */
export interface Reduce extends Named {
  /** The axis or axes that vanish, counted from the last if negative. Without it, all. */
  axis?: number | readonly number[]
  /** Keep each reduced axis, with length 1. */
  keepDims?: boolean
}

/** Folds elements into one number, in order and in double precision. */
interface Fold {
  readonly start: number
  readonly step: (folded: number, element: number) => number
  readonly finish?: (folded: number, count: number) => number
}

type Spec = Omit<Definition, 'kernel'> & {
  readonly supported: readonly DType[]
  readonly fold: (dtype: DType) => Fold
}

export interface Reduction extends Definition {
  readonly supported: readonly DType[]
}

/**
 * Completes a reduction.
 *
 * Elements are folded in double precision from the first to the last, and the result is rounded
 * once: more exact than TensorFlow's float32 sums, equal to them but for the last digits.
 */
export const reduction = ({ fold, ...rest }: Spec): Reduction => ({
  ...rest,
  kernel: (node) => reduceKernel(node, fold(node.dtype as DType)),
})

/** Checks the input and axes of a reduction and makes its node. */
export const reduce = <D extends DType>(
  build: Builder,
  definition: Reduction,
  x: unknown,
  options: Reduce = {},
): Node<D> => {
  const at = build.at(definition, options)
  const input = build.operand(at, x)
  checkSupported(at, input.dtype, definition.supported)
  const { axis = null, keepDims = false } = options
  const axes = input.shape ? axesOf(axis, input.shape, at) : axis
  const shape = input.shape
    ? reducedShape(input.shape, axes as number[], keepDims)
    : axis === null && !keepDims
      ? []
      : null
  return build.node(definition, {
    name: at.name,
    inputs: [input],
    attributes: { axis: axes as Attribute, keepDims },
    dtype: input.dtype as D,
    shape,
  })
}

/** The axes of a reduction once the shape of its input is known. */
export const axesAt = (node: Node, shape: readonly number[]): number[] =>
  axesOf(node.attributes.axis as number | number[] | null, shape, nodeAt(node))

const reduceKernel = (node: Node, { start, step, finish }: Fold): Kernel => {
  const dtype = node.dtype as DType
  const keepDims = node.attributes.keepDims as boolean
  let last: readonly number[] | undefined
  let target: Int32Array | undefined
  let shape: readonly number[] = []
  return (x) => {
    if (!last || !sameShape(last, x.shape)) {
      const axes = axesAt(node, x.shape)
      shape = reducedShape(x.shape, axes, keepDims) as number[]
      target = axes.length === x.shape.length ? undefined : targets(x.shape, axes)
      last = x.shape
    }
    const folded = new Float64Array(sizeOf(shape)).fill(start)
    const elements = x.data as ArrayLike<number>
    if (target)
      for (let i = 0; i < elements.length; i++)
        folded[target[i]!] = step(folded[target[i]!]!, elements[i]!)
    else for (let i = 0; i < elements.length; i++) folded[0] = step(folded[0]!, elements[i]!)
    const out = allocate(dtype, folded.length) as Float32Array
    const count = elements.length / folded.length
    // Storing rounds to float32 and wraps whole numbers around.
    for (let i = 0; i < out.length; i++) out[i] = finish ? finish(folded[i]!, count) : folded[i]!
    return new Value(dtype, shape, out)
  }
}

/** Into which element of the result each element goes. */
const targets = (shape: readonly number[], axes: readonly number[]): Int32Array => {
  const kept = stridesOf(reducedShape(shape, axes, true) as number[])
  return places(
    shape,
    kept.map((stride, axis) => (axes.includes(axis) ? 0 : stride)),
  )
}
