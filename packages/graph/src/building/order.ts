import { graphError } from '../errors.js'
import type { Node } from '../node.js'

/**
 * All nodes that these need, each after everything it depends on.
 *
 * A graph built by its own functions has no cycle, but one changed by hand may: that is an error
 * rather than an endless walk.
 */
export const inOrder = (targets: readonly Node[]): Node[] => {
  const done = new Set<Node>()
  const open = new Set<Node>()
  // Walked without recursion: a graph may be deeper than the call stack.
  const stack: { node: Node; next: number }[] = []
  const enter = (node: Node) => {
    if (done.has(node)) return
    if (open.has(node)) throw graphError('graph/cycle', { names: cycle(stack, node) })
    open.add(node)
    stack.push({ node, next: 0 })
  }
  for (const target of targets) {
    enter(target)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { inputs, controlInputs } = top.node
      const next = inputs[top.next] ?? controlInputs[top.next - inputs.length]
      if (next) {
        top.next++
        enter(next)
      } else {
        stack.pop()
        open.delete(top.node)
        done.add(top.node)
      }
    }
  }
  return [...done]
}

const cycle = (stack: readonly { node: Node }[], again: Node): string[] => {
  const start = stack.findIndex(({ node }) => node === again)
  return [...stack.slice(start).map(({ node }) => node.name), again.name]
}
