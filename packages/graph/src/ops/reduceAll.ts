import type { Builder, Operand } from '../building/builder.js'
import type { Node } from '../node.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceAll {
  /** Whether all elements over the axes are true; of nothing, true. */
  reduceAll(x: Operand<'bool'>, options?: Reduce): Node<'bool'>
}

const definition = reduction({
  op: 'All',
  title: 'reduceAll',
  supported: ['bool'],
  fold: () => ({ start: 1, step: (all, x) => all & x }),
  tfjs: (tf, [x], node) => tf.all(x!, axesAt(node, x!.shape), node.attributes.keepDims as boolean),
  gradient: null,
})

export const reduceAll =
  (build: Builder): ReduceAll['reduceAll'] =>
  (x, options) =>
    reduce(build, definition, x, options)
