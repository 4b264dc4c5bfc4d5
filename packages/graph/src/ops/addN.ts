import type { At, Builder, Named, Operand } from '../building/builder.js'
import type { Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { compatible } from '../shapes/shape.js'
import { combine, elementwise, nodeAt } from './elementwise.js'

export interface AddN {
  /** The sum of all values of a list, which must have one shape: nothing is broadcast. */
  addN<D extends Numeric = 'float32'>(values: readonly Operand<D>[], options?: Named): Node<D>
}

const checkEqual = (at: At, shapes: readonly (Shape | null)[]): void => {
  const left = shapes[0] as Shape | null
  for (const right of shapes)
    if (!compatible(left, right)) throw graphError('graph/shapes-differ', { ...at, left, right })
}

const definition = elementwise({
  op: 'AddN',
  title: 'addN',
  scalarsOf: {
    // Rounds after each addition, from the first to the last.
    float32: ({ inputs }) =>
      inputs.length === 2
        ? (a, b) => Math.fround(a! + b!)
        : (...elements) => elements.reduce((a, b) => Math.fround(a + b)),
    int32:
      () =>
      (...elements) =>
        elements.reduce((a, b) => (a + b) | 0),
  },
  tfjs: (tf, values) => tf.addN(values),
  checkShapes: (node, shapes) => checkEqual(nodeAt(node), shapes),
  gradient: (_, { x, dy }) => x.map(() => () => dy),
})

export const addN =
  (build: Builder): AddN['addN'] =>
  (values, options) => {
    const at = build.at(definition, options)
    if (!Array.isArray(values) || values.length === 0) throw graphError('graph/no-inputs', at)
    const inputs = build.operands(at, values)
    checkEqual(
      at,
      inputs.map(({ shape }) => shape),
    )
    return combine(build, definition, inputs, options)
  }
