import type { Builder, Named } from '../building/builder.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import { axisOf } from '../shapes/axes.js'
import type { Value } from '../value.js'
import type { Definition } from './definition.js'
import { checkSupported, nodeAt } from './elementwise.js'
import { transpose } from './transpose.js'

/** Refuses a single number, which has no rows. */
export const checkRows = (node: Node, shapes: readonly (readonly number[])[]): void => {
  axisOf(-1, shapes[0]!, nodeAt(node))
}

/**
 * Reads a value row by row along its last axis.
 *
 * `visit` gets where each row begins and ends, its maximum, and the sum of e to the power of each
 * element less that maximum: what softmax and its kin need to stay finite.
 */
export const eachRow = (
  { data, shape }: Value,
  visit: (start: number, end: number, max: number, sum: number) => void,
): void => {
  const length = shape.at(-1)!
  const x = data as Float32Array
  for (let start = 0; start < x.length; start += length) {
    const end = start + length
    let max = -Infinity
    for (let i = start; i < end; i++) if (x[i]! > max) max = x[i]!
    let sum = 0
    for (let i = start; i < end; i++) sum += Math.exp(x[i]! - max)
    visit(start, end, max, sum)
  }
}

/** Makes the node of an operation on the last axis; for another one the axes change places. */
export const alongAxis = (
  build: Builder,
  definition: Definition,
  x: unknown,
  options: Named & { axis?: number } = {},
): Node<'float32'> => {
  const at = build.at(definition, options)
  const input = build.operand(at, x) as Node<'float32'>
  checkSupported(at, input.dtype, ['float32'])
  const { axis = -1 } = options
  const { shape } = input
  if (!shape && axis !== -1)
    throw graphError('graph/rank', { ...at, expected: 'at-least-1', shape })
  const rank = shape?.length ?? 0
  const place = shape ? axisOf(axis, shape, at) : -1
  if (place === rank - 1) return rowNode(build, definition, at.name, input)
  const exchanged = (shape ?? []).map((_, i) =>
    i === place ? rank - 1 : i === rank - 1 ? place : i,
  )
  const turned = build.scoped(at.name, () => transpose(build)(input, { perm: exchanged }))
  const row = build.scoped(at.name, () =>
    rowNode(build, definition, build.at(definition, {}).name, turned),
  )
  return build.unscoped(() => transpose(build)(row, { perm: exchanged, name: at.name }))
}

const rowNode = (build: Builder, definition: Definition, name: string, x: Node<'float32'>) =>
  build.node(definition, { name, inputs: [x], dtype: 'float32', shape: x.shape })
