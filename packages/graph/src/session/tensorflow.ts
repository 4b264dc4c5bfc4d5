import type * as tfjs from '@tensorflow/tfjs-core'
import type { Builder } from '../building/builder.js'
import type { Readable } from '../building/read-value.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import type { TensorFlow } from '../ops/definition.js'
import type { Value } from '../value.js'
import { byName, checkFeed, checkShape, type Feeds, feedOf, type Named } from './feeds.js'
import { arrange, type Fetched, type Fetches, nodesIn } from './fetches.js'
import { copy } from './interpret.js'
import { type Plan, planOf } from './plan.js'
import { download, type Held, TensorFlowRun, TensorMemory, upload } from './tensorflow-run.js'
import { valuesToAssign } from './values-to-assign.js'

/**
 * Runs a graph on TensorFlow.js and keeps the values of its variables there.
 *
 * Runs take their turns: one begins when the one before it has ended. Variables and constants
 * stay in the engine's memory until `close()`; nothing else does. Values equal those of the other
 * sessions but for the last digits; GPUs may also lose NaN on the way (WebGPU's sigmoid of NaN is 0).
 */
export interface TensorFlowSession {
  /** As `run` of a session in plain JavaScript; tensors may be fed too and stay the caller's. */
  run<const F extends Fetches>(
    fetches: F,
    feeds?: Feeds<Readable | tfjs.Tensor>,
  ): Promise<Fetched<F>>
  /** Always `'tensorflow.js'`. */
  executorOf(fetches: Fetches): 'tensorflow.js'
  /** The values of all variables that have one, by name: a checkpoint. */
  variables(): Promise<Record<string, Value>>
  /** Gives variables new values, by name or by node. */
  assign(values: Feeds): Promise<void>
  /** Waits for what is running, then frees all memory of the session. */
  close(): Promise<void>
}

export const openTensorFlowSession = (build: Builder, tf: TensorFlow): TensorFlowSession => {
  const memory = new TensorMemory(build)
  const constants = new Map<Node, tfjs.Tensor>()
  let closed = false
  let turn: Promise<unknown> = Promise.resolve()

  /** Begins when everything before it has ended, well or not. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const mine = turn.then(job)
    turn = mine.catch(() => undefined)
    return mine
  }
  const checkOpen = () => {
    if (closed) throw graphError('graph/closed', {})
  }

  return {
    // What comes back has the arrangement of the fetches, which types cannot follow here.
    run: async (fetches: unknown, feeds: unknown): Promise<never> => {
      checkOpen()
      const plan = planOf(nodesIn(build, fetches))
      // Read now: the caller may change or dispose of what was fed as soon as this returns.
      const fed = readFeeds(build, tf, plan, byName(build, feeds))
      return inTurn(async () => {
        const run = new TensorFlowRun(tf, { memory, constants, plan, fed })
        const results = await run.finish()
        return arrange(fetches, results) as never
      })
    },
    executorOf: (fetches) => {
      checkOpen()
      planOf(nodesIn(build, fetches))
      return 'tensorflow.js'
    },
    variables: async () => {
      checkOpen()
      return inTurn(async () => {
        const values: Record<string, Value> = {}
        for (const [node, tensor] of memory.filled())
          values[node.name] = copy(await download(node, tensor))
        return values
      })
    },
    assign: async (values) => {
      checkOpen()
      const checked = valuesToAssign(build, values)
      return inTurn(async () => {
        for (const [node, value] of checked) memory.replace(node, upload(tf, value))
      })
    },
    close: async () => {
      closed = true
      await inTurn(async () => {
        tf.dispose([...memory.filled().map(([, tensor]) => tensor), ...constants.values()])
        memory.clear()
        constants.clear()
      })
    },
  }
}

const isTensor = (value: unknown): value is tfjs.Tensor =>
  typeof value === 'object' && value !== null && 'dataId' in value && 'dtype' in value

const readFeeds = (build: Builder, tf: TensorFlow, plan: Plan, feeds: Named): Map<Node, Held> => {
  const needed = plan.order.filter(({ op }) => op === 'Placeholder')
  const names = new Set(needed.map(({ name }) => name))
  for (const name in feeds) if (!names.has(name)) checkFeed(build, name, feeds)
  const fed = new Map<Node, Held>()
  for (const node of needed) {
    const value = feeds[node.name]
    if (isTensor(value)) checkTensor(node, value)
    else fed.set(node, { here: copy(feedOf(node, feeds)) })
  }
  // Only once nothing can fail any more, so that no copy is left behind.
  for (const node of needed) {
    const value = feeds[node.name]
    if (isTensor(value)) fed.set(node, { there: tf.keep(tf.clone(value)) })
  }
  return fed
}

const checkTensor = (node: Node, { dtype, shape }: tfjs.Tensor): void => {
  if (dtype !== node.dtype)
    throw graphError('graph/feed-dtype', {
      name: node.name,
      dtype: node.dtype,
      received: `Tensor<${dtype}>`,
    })
  checkShape(node, shape)
}
