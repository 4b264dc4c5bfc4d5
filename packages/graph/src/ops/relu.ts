import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Relu {
  /** x where it is above 0, else 0. NaN stays NaN. Its gradient at 0 is 0. */
  relu<D extends Numeric = 'float32'>(x: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Relu',
  title: 'relu',
  scalars: {
    float32: (x) => Math.max(x!, 0),
    int32: (x) => Math.max(x!, 0),
  },
  tfjs: (tf, [x]) => tf.relu(x!),
  gradient: (k, { x, dy }) => [() => k.where(k.greater(x[0]!, 0), dy, 0)],
})

export const relu =
  (build: Builder): Relu['relu'] =>
  (x, options) =>
    combine(build, definition, [x], options)
