import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Sign {
  /** −1, 0 or 1, element by element; NaN stays NaN. */
  sign<D extends Numeric = 'float32'>(x: Operand<D>, options?: Named): Node<D>
}

const definition = elementwise({
  op: 'Sign',
  title: 'sign',
  scalars: {
    float32: (x) => (x! > 0 ? 1 : x! < 0 ? -1 : x! === 0 ? 0 : Number.NaN),
    int32: (x) => Math.sign(x!),
  },
  tfjs: (
    tf,
    [x], // tf.sign turns NaN into 0.
  ) => tf.where(tf.isNaN(x!), x!, tf.sign(x!)),
  gradient: (k, { x }) => [() => k.zerosLike(x[0]!)],
})

export const sign =
  (build: Builder): Sign['sign'] =>
  (x, options) =>
    combine(build, definition, [x], options)
