import { isNode } from './building/builder.js'
import { inOrder } from './building/order.js'
import { graphError } from './errors.js'
import { valueText } from './messages/shape-text.js'
import type { Node } from './node.js'

/** A whole graph, or nodes with all that they are calculated from. */
export type PartOfGraph =
  | { readonly nodes: readonly Node[] }
  | Node
  | readonly Node[]
  | Readonly<Record<string, Node>>

/** Operations in order of creation, each with those of its outputs that something reads. */
export type Outputs = ReadonlyMap<Node, readonly Node[]>

/**
 * The operations that belong to a part of a graph.
 *
 * @param call the public function that asks, for messages
 * @throws graph/not-a-node, graph/foreign-node, graph/cycle
 */
export const reachable = (call: string, what: PartOfGraph): Outputs => {
  const wanted = wantedNodes(call, what)
  for (const node of wanted) {
    if (!isNode(node)) {
      throw graphError('graph/not-a-node', { operation: call, received: valueText(node) })
    }
    if (node.graph !== wanted[0]!.graph) {
      throw graphError('graph/foreign-node', { name: node.name })
    }
  }
  const outputs = new Map<Node, Node[]>()
  for (const node of inOrder(wanted)) {
    if (!outputs.has(node.operation)) outputs.set(node.operation, [])
    outputs.get(node.operation)!.push(node)
  }
  for (const those of outputs.values()) those.sort((a, b) => a.output - b.output)
  return new Map([...outputs].sort(([a], [b]) => a.id - b.id))
}

const wantedNodes = (call: string, what: PartOfGraph): readonly Node[] => {
  if (typeof what !== 'object' || what === null) {
    throw graphError('graph/not-a-node', { operation: call, received: valueText(what) })
  }
  if (isNode(what)) return [what]
  if (Array.isArray(what)) return what
  if ('nodes' in what && Array.isArray(what.nodes)) return what.nodes
  return Object.values(what as Readonly<Record<string, Node>>)
}
