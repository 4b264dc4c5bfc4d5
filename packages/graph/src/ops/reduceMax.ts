import type { Builder, Operand } from '../building/builder.js'
import { type Numeric, numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { extremeGradient, lowest } from './extreme.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceMax {
  /** The largest element over the axes; NaN if one is NaN; of nothing, −Infinity or the lowest number. */
  reduceMax<D extends Numeric = 'float32'>(x: Operand<D>, options?: Reduce): Node<D>
}

const definition = reduction({
  op: 'Max',
  title: 'reduceMax',
  supported: numeric,
  fold: (dtype) => ({ start: lowest(dtype), step: Math.max }),
  tfjs: (tf, [x], node) => tf.max(x!, axesAt(node, x!.shape), node.attributes.keepDims as boolean),
  gradient: extremeGradient,
})

export const reduceMax =
  (build: Builder): ReduceMax['reduceMax'] =>
  (x, options) =>
    reduce(build, definition, x, options)
