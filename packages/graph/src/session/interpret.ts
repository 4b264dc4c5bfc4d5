import type { Builder } from '../building/builder.js'
import type { Node } from '../node.js'
import { Value } from '../value.js'
import { checkFeed, feedOf, type Named } from './feeds.js'
import type { Memory } from './memory.js'
import type { Plan } from './plan.js'

/** Runs a plan; gives the values of its fetches in their order, for the caller to copy. */
export type Program = (feeds: Named) => readonly Value[]

/** Runs a plan node by node: slower than compiled code, at home everywhere, the same values. */
export const interpret = (build: Builder, memory: Memory<Value>, plan: Plan): Program => {
  const place = new Map(plan.order.map((node, i) => [node, i]))
  const steps = plan.order.map((node) => stepOf(memory, node, place))
  const placeholders = plan.order.filter(({ op }) => op === 'Placeholder')
  const needed = new Set(placeholders.map(({ name }) => name))
  const fetched = plan.fetches.map((node) => place.get(node) as number)
  const assigned = plan.assigns.map((node) => ({
    cell: memory.cell(node.inputs[0] as Node),
    from: place.get(node) as number,
  }))
  return (feeds) => {
    for (const name in feeds) if (!needed.has(name)) checkFeed(build, name, feeds)
    const values: Value[] = []
    for (const step of steps) values.push(step(values, feeds))
    const results = fetched.map((i) => copy(values[i] as Value))
    for (const { cell, from } of assigned) cell.value = values[from]
    return results
  }
}

type Step = (values: readonly Value[], feeds: Named) => Value

const stepOf = (memory: Memory<Value>, node: Node, place: ReadonlyMap<Node, number>): Step => {
  if (node.op === 'Placeholder') return (_, feeds) => feedOf(node, feeds)
  if (node.op === 'VariableV2') return () => memory.read(node)
  const kernel = node.definition.kernel(node)
  // The variable that is assigned to is not read, and may have no value yet.
  const inputs = node.inputs.map((input) => place.get(input) ?? -1)
  return (values) => kernel(...inputs.map((i) => values[i] as Value))
}

/** A value that the caller may change as they like. */
export const copy = <D extends Value['dtype']>({ dtype, shape, data }: Value<D>): Value<D> =>
  new Value(dtype, [...shape], data.slice() as typeof data)
