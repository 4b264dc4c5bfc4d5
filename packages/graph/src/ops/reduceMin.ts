import type { Builder, Operand } from '../building/builder.js'
import { type Numeric, numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { extremeGradient, highest } from './extreme.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceMin {
  /** The smallest element over the axes; NaN if one is NaN; of nothing, Infinity or the largest number. */
  reduceMin<D extends Numeric = 'float32'>(x: Operand<D>, options?: Reduce): Node<D>
}

const definition = reduction({
  op: 'Min',
  title: 'reduceMin',
  supported: numeric,
  fold: (dtype) => ({ start: highest(dtype), step: Math.min }),
  tfjs: (tf, [x], node) => tf.min(x!, axesAt(node, x!.shape), node.attributes.keepDims as boolean),
  gradient: extremeGradient,
})

export const reduceMin =
  (build: Builder): ReduceMin['reduceMin'] =>
  (x, options) =>
    reduce(build, definition, x, options)
