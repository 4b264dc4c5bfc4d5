import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { combine, elementwise, nodeAt } from './elementwise.js'

export interface Div {
  /**
   * a / b, element by element, as `tf.compat.v1.div`: of float32 the quotient, of whole numbers
   * the quotient rounded down (−7 / 2 is −4). For −3.5 use `divide`.
   *
   * @throws graph/integer-division-by-zero when it runs with a whole number 0 below.
   */
  div<D extends Numeric = 'float32'>(a: Operand<D>, b: Operand<D>, options?: Named): Node<D>
}

/** The quotient of float32, which `divide` uses too. */
export const realDiv = elementwise({
  op: 'RealDiv',
  title: 'div',
  scalars: { float32: (a, b) => Math.fround(a! / b!) },
  tfjs: (tf, [a, b]) => tf.div(a!, b!),
  gradient: (k, { x: [a, b], dy }) => [
    () => k.sumLike(k.div(dy, b!), a!),
    () => k.sumLike(k.multiply(dy, k.div(k.div(k.negative(a!), b!), b!)), b!),
  ],
})

const floorDiv = elementwise({
  op: 'FloorDiv',
  title: 'div',
  scalarsOf: {
    int32: (node) => (a, b) => {
      if (b === 0) throw graphError('graph/integer-division-by-zero', nodeAt(node))
      return Math.floor(a! / b!) | 0
    },
  },
  gradient: null,
})

export const div =
  (build: Builder): Div['div'] =>
  (a, b, options) => {
    const at = build.at(realDiv, options)
    const inputs = build.operands(at, [a, b])
    const whole = inputs.every(({ dtype }) => dtype === 'int32' || dtype === 'int16')
    return build.unscoped(() =>
      combine(build, whole ? floorDiv : realDiv, inputs, { name: at.name }),
    )
  }
