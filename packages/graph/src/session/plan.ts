import { inOrder } from '../building/order.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'

/** What one set of fetches needs. */
export interface Plan {
  /** The nodes whose values are wanted. */
  readonly fetches: readonly Node[]
  /** All nodes that give a value in the run, each after its inputs. */
  readonly order: readonly Node[]
  /** The nodes that change variables once everything is calculated. */
  readonly assigns: readonly Node[]
}

/** Plans a run; the targets may include nodes that only act. */
export const planOf = (targets: readonly Node[]): Plan => {
  const all = inOrder(targets)
  const assigns = all.filter(({ op }) => op === 'Assign')
  const assigned = new Set<Node>()
  for (const { inputs } of assigns) {
    const variable = inputs[0] as Node
    if (assigned.has(variable)) throw graphError('graph/assigned-twice', { name: variable.name })
    assigned.add(variable)
  }
  // A variable that is only written has no value to read yet.
  const read = new Set<Node>(targets)
  for (const { op, inputs } of all)
    for (const input of op === 'Assign' ? inputs.slice(1) : inputs) read.add(input)
  return {
    fetches: targets.filter(({ dtype }) => dtype !== 'none'),
    order: all.filter(
      (node) => node.dtype !== 'none' && (node.op !== 'VariableV2' || read.has(node)),
    ),
    assigns,
  }
}
