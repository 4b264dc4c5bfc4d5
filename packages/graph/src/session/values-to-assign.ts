import type { Builder } from '../building/builder.js'
import { graphError } from '../errors.js'
import { valueText } from '../messages/shape-text.js'
import type { Node } from '../node.js'
import { compatible } from '../shapes/shape.js'
import type { Value } from '../value.js'
import { variablesOf } from './memory.js'

/** Checks new values for variables, all of them before any is changed. */
export const valuesToAssign = (build: Builder, values: unknown): Map<Node, Value> => {
  const variables = new Map(variablesOf(build).map((node) => [node.name, node]))
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw graphError('graph/bad-feeds', { received: valueText(values) })
  const entries = values instanceof Map ? [...values] : Object.entries(values)
  const checked = new Map<Node, Value>()
  for (const [key, given] of entries as [unknown, unknown][]) {
    const name = typeof key === 'string' ? key : build.checkNode('assign', key).name
    const node = variables.get(name)
    if (!node)
      throw graphError('graph/unknown-variable', { name, variables: [...variables.keys()] })
    if (checked.has(node)) throw graphError('graph/duplicate-variable', { name })
    const value = build.read(given, node.dtype as Value['dtype'], name)
    if (!compatible(node.shape, value.shape))
      throw graphError('graph/assign-shape', { name, expected: node.shape, received: value.shape })
    checked.set(node, value)
  }
  return checked
}
