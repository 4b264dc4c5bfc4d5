import * as tf from '@tensorflow/tfjs-core'
import type { GraphNode } from './solution.js'

type Answer = typeof import('./solution.js')
type Feed = Record<string, tf.Tensor>

/** Runs one graph several times, fed differently. */
export const runs = ({ run }: Answer, fetch: GraphNode, feeds: Feed[]): tf.Tensor[] =>
  feeds.map((feed) => run(fetch, feed))

/** The value, and which of the fed tensors are still alive after it. */
export const afterRun = ({ run }: Answer, fetch: GraphNode, feed: Feed) => {
  const value = run(fetch, feed)
  const alive = Object.entries(feed).map(([name, tensor]) => [name, !tensor.isDisposed])
  return { value, alive: Object.fromEntries(alive) as Record<string, boolean> }
}

/** Which of the fed tensors are still alive once the caller has disposed the result. */
export const afterDispose = ({ run }: Answer, fetch: GraphNode, feed: Feed) => {
  run(fetch, feed).dispose()
  const alive = Object.entries(feed).map(([name, tensor]) => [name, !tensor.isDisposed])
  return Object.fromEntries(alive) as Record<string, boolean>
}

/** Whether the error of a run names something. */
export const names = ({ run }: Answer, fetch: GraphNode, feed: Feed, name: string): boolean => {
  try {
    tf.dispose(run(fetch, feed))
    return false
  } catch (error) {
    return error instanceof Error && error.message.includes(name)
  }
}

/** x + x, added to itself, and so on: few nodes, but 2^times paths that lead to x. */
const doublings = (times: number): GraphNode => {
  let node: GraphNode = { op: 'placeholder', name: 'x' }
  for (let i = 0; i < times; i++) node = { op: 'add', a: node, b: node }
  return node
}

export const doubled = ({ run }: Answer, x: tf.Tensor, times: number): tf.Tensor =>
  run(doublings(times), { x })

/** How many additions the doublings cost. */
export const additions = async (answer: Answer, x: tf.Tensor, times: number): Promise<number> => {
  const { kernels, result } = await tf.profile(() => doubled(answer, x, times))
  tf.dispose(result)
  return kernels.filter(({ name }) => name === 'Add' || name === 'AddN').length
}
