import type { Node, Shape } from '../node.js'
import { type PartOfGraph, reachable } from '../reachable.js'
import { type NodeDef, nodeDefFields, ofShapes } from './node-def.js'
import { sameAsHere, spellings } from './operations.js'
import { encode, integer, message } from './protobuf.js'
import type { Context } from './spelling.js'

/** GRAPH_DEF_VERSION of TensorFlow 2.21, whose operations these are. */
const PRODUCER = 2474

/**
 * A graph as the bytes of a TensorFlow `GraphDef`: for `tf.import_graph_def`, and as the `graph_def`
 * of an event file for TensorBoard's graph tab.
 *
 * Axes and shapes, which are options here, become constants such as `Sum/reduction_indices`, as
 * in TensorFlow. The gradient of a `concat` of unknown lengths has no counterpart there: it can be
 * looked at, but not imported.
 *
 * @param what a graph, or the nodes of interest: these and all they are calculated from
 * @throws graph/not-a-node, graph/foreign-node
 * @example
 * ```ts
 * const { placeholder, square } = graph()
 * const x = placeholder('float32', [], { name: 'x' })
 * writeFileSync('graph.pb', toGraphDef(square(x)))
 * ```
 */
export const toGraphDef = (what: PartOfGraph): Uint8Array => {
  const operations = [...reachable('toGraphDef', what).keys()]
  const taken = new Set(operations.map(({ name }) => name))
  const nodes = operations.flatMap((node) => nodeDefsOf(node, taken))
  return encode([
    ...nodes.map((node) => message(1, nodeDefFields(node))),
    message(4, [integer(1, PRODUCER)]),
  ])
}

/** The operation itself, after those that TensorFlow needs beside it. */
const nodeDefsOf = (node: Node, taken: Set<string>): NodeDef[] => {
  const beside: NodeDef[] = []
  const add: Context['add'] = (suffix, op, inputs, attributes = {}) => {
    const name = free(`${node.name}/${suffix}`, taken)
    beside.push({ name, op, inputs, attributes })
    return name
  }
  const spell = spellings[node.op] ?? sameAsHere
  const { op, inputs, attributes } = spell(node, { inputs: node.inputs.map(outputName), add })
  const control = node.controlInputs.map(({ operation }) => `^${operation.name}`)
  return [
    ...beside,
    {
      name: node.name,
      op,
      inputs: [...inputs, ...control],
      attributes: { ...attributes, ...outputShapes(op, node) },
    },
  ]
}

const outputName = ({ output, operation }: Node): string =>
  output === 0 ? operation.name : `${operation.name}:${output}`

const free = (wish: string, taken: Set<string>): string => {
  let name = wish
  for (let count = 1; taken.has(name); count += 1) name = `${wish}_${count}`
  taken.add(name)
  return name
}

/** What TensorBoard writes on the arrows. */
const outputShapes = (op: string, node: Node) =>
  node.dtype === 'none' ? {} : { _output_shapes: ofShapes(shapesOf(op, node)) }

const shapesOf = (op: string, { shape, inputs }: Node): (Shape | null)[] => {
  switch (op) {
    case 'Unique':
      return [shape, inputs[0]!.shape]
    case 'ListDiff':
      return [shape, shape]
    case 'SoftmaxCrossEntropyWithLogits':
      // The second is the gradient, which TensorFlow calculates on the way.
      return [shape, inputs[1]!.shape]
    default:
      return [shape]
  }
}
