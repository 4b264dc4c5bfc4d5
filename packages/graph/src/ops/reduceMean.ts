import type { Builder, Operand } from '../building/builder.js'
import { type Numeric, numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { axesAt, type Reduce, reduce, reduction } from './reduction.js'

export interface ReduceMean {
  /**
   * The mean over the axes; of nothing, NaN. The mean of whole numbers is a whole number, rounded
   * towards 0.
   */
  reduceMean<D extends Numeric = 'float32'>(x: Operand<D>, options?: Reduce): Node<D>
}

const definition = reduction({
  op: 'Mean',
  title: 'reduceMean',
  supported: numeric,
  fold: (dtype) => ({
    start: 0,
    step: (sum, x) => sum + x,
    finish: (sum, n) => (dtype === 'float32' ? sum / n : Math.trunc(sum / n)),
  }),
  tfjs: (tf, [x], node) => tf.mean(x!, axesAt(node, x!.shape), node.attributes.keepDims as boolean),
  gradient: (k, { x: [x], y, dy }) => [
    () => k.div(k.spread(dy, x!, y), k.div(k.size(x!), k.size(y))),
  ],
})

export const reduceMean =
  (build: Builder): ReduceMean['reduceMean'] =>
  (x, options) =>
    reduce(build, definition, x, options)
