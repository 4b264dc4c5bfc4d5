import * as tf from '@tensorflow/tfjs-core'

/** What is to be computed: a node knows its operands, but no numbers other than constants. */
export type GraphNode =
  | { op: 'const'; value: tf.Tensor }
  | { op: 'placeholder'; name: string }
  | { op: 'add' | 'mul' | 'matMul'; a: GraphNode; b: GraphNode }

/**
 * Computes one node of a graph, as `session.run` of TensorFlow 1 does.
 *
 * A node that several others use is computed once in each run. Fed tensors and constants stay alive;
 * the result is the caller's.
 *
 * @param fetch the node whose value is wanted
 * @param feed a tensor for each placeholder that is needed, by its name
 * @returns the value, of any shape and dtype
 * @throws an error that names the placeholder, where one that is needed is not fed
 */
export const run = (fetch: GraphNode, feed: Record<string, tf.Tensor>): tf.Tensor => tf.scalar(0)
