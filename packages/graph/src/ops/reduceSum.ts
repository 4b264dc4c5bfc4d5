import type { Builder, Operand } from '../building/builder.js'
import { type Numeric, numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceSum {
  /**
   * The sum over the axes; of nothing, 0. Whole numbers wrap around; float32 is added up in double
   * precision and rounded once.
   */
  reduceSum<D extends Numeric = 'float32'>(x: Operand<D>, options?: Reduce): Node<D>
}

const definition = reduction({
  op: 'Sum',
  title: 'reduceSum',
  supported: numeric,
  fold: () => ({ start: 0, step: (sum, x) => sum + x }),
  tfjs: (tf, [x], node) => tf.sum(x!, axesAt(node, x!.shape), node.attributes.keepDims as boolean),
  gradient: (k, { x: [x], y, dy }) => [() => k.spread(dy, x!, y)],
})

export const reduceSum =
  (build: Builder): ReduceSum['reduceSum'] =>
  (x, options) =>
    reduce(build, definition, x, options)
