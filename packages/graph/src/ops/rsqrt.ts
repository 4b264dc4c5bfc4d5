import type { Builder, Named, Operand } from '../building/builder.js'

import type { Node } from '../node.js'
import { combine, elementwise } from './elementwise.js'

export interface Rsqrt {
  /** 1 / √x, element by element; infinite at 0, NaN below. */
  rsqrt(x: Operand<'float32'>, options?: Named): Node<'float32'>
}

const definition = elementwise({
  op: 'Rsqrt',
  title: 'rsqrt',
  scalars: {
    float32: (x) => Math.fround(1 / Math.sqrt(x!)),
  },
  tfjs: (tf, [x]) => tf.rsqrt(x!),
  gradient: (k, { y, dy }) => [() => k.multiply(k.multiply(dy, -0.5), k.multiply(k.square(y), y))],
})

export const rsqrt =
  (build: Builder): Rsqrt['rsqrt'] =>
  (x, options) =>
    combine(build, definition, [x], options)
