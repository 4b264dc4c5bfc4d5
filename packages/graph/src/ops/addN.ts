import type { At, Builder, Named, Operand } from '../building/builder.js'
import type { DType, Numeric } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { compatible } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Kernel } from './definition.js'
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

// One input after the other, so that no element needs a call with an argument for each.
const kernel =
  (node: Node): Kernel =>
  (...values) => {
    const at = nodeAt(node)
    checkEqual(
      at,
      values.map(({ shape }) => shape),
    )
    const [first, ...rest] = values as [Value<Numeric>, ...Value<Numeric>[]]
    // Storing rounds to float32 and wraps whole numbers around.
    const sum = first.data.slice()
    for (const { data } of rest) for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + data[i]!
    return new Value(first.dtype, first.shape, sum)
  }

const elements = elementwise({
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

const definition = { ...elements, kernel }

/** A call with an argument for each input must not overflow the stack. */
const MOST_AT_ONCE = 10_000

const sumsOfParts = (build: Builder, inputs: readonly Node<DType>[]): Node<DType>[] => {
  const parts: Node<DType>[] = []
  for (let start = 0; start < inputs.length; start += MOST_AT_ONCE)
    parts.push(combine(build, definition, inputs.slice(start, start + MOST_AT_ONCE), undefined))
  return parts
}

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
    if (inputs.length <= MOST_AT_ONCE) return combine(build, definition, inputs, options)
    const parts = build.scoped(at.name, () => sumsOfParts(build, inputs))
    return combine(build, definition, parts, options)
  }
