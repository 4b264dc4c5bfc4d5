import * as tf from '@tensorflow/tfjs-core'

export type GraphNode =
  | { op: 'const'; value: tf.Tensor }
  | { op: 'placeholder'; name: string }
  | { op: 'add' | 'mul' | 'matMul'; a: GraphNode; b: GraphNode }

export const run = (fetch: GraphNode, feed: Record<string, tf.Tensor>): tf.Tensor => {
  const values = new Map<GraphNode, tf.Tensor>()
  const evaluate = (node: GraphNode): tf.Tensor => {
    const value = values.get(node) ?? compute(node)
    values.set(node, value)
    return value
  }
  const compute = (node: GraphNode): tf.Tensor => {
    if (node.op === 'const') return node.value
    if (node.op === 'placeholder') {
      const fed = feed[node.name]
      if (!fed) throw new Error(`The placeholder "${node.name}" is not fed.`)
      return fed
    }
    const a = evaluate(node.a)
    const b = evaluate(node.b)
    if (node.op === 'add') return tf.add(a, b)
    if (node.op === 'mul') return tf.mul(a, b)
    return tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D)
  }
  const value = evaluate(fetch)
  return fetch.op === 'placeholder' || fetch.op === 'const' ? tf.clone(value) : value
}
