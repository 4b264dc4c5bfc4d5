import type { Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { multiply } from './multiply.js'

export interface ScalarMul {
  /** A single number times x: `multiply` that refuses anything but shape [] on the left. */
  scalarMul<D extends Numeric = 'float32'>(
    scalar: Operand<D>,
    x: Operand<D>,
    options?: Named,
  ): Node<D>
}

export const scalarMul =
  (build: Builder): ScalarMul['scalarMul'] =>
  (scalar, x, options) => {
    const at = build.at({ op: 'Mul', title: 'scalarMul' }, options)
    const [s, t] = build.operands(at, [scalar, x])
    if (s!.shape?.length !== 0)
      throw graphError('graph/rank', { ...at, expected: 'scalar', shape: s!.shape })
    return multiply(build)(s as typeof scalar, t as typeof x, options)
  }
