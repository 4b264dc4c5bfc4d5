import { type Builder, isNode } from '../building/builder.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import type { TensorFlow } from '../ops/definition.js'
import type { Value } from '../value.js'
import { compile, obstacle } from './compile.js'
import { byName, type Feeds } from './feeds.js'
import { arrange, type Fetched, type Fetches, nodesIn } from './fetches.js'
import { copy, interpret, type Program } from './interpret.js'
import { Memory } from './memory.js'
import { type Plan, planOf } from './plan.js'
import { openTensorFlowSession, type TensorFlowSession } from './tensorflow.js'
import { valuesToAssign } from './values-to-assign.js'

/** How a session on plain JavaScript calculates. */
export type LocalExecutor = 'compiled' | 'interpreted'

/** Runs a graph and keeps the values of its variables, in plain JavaScript. */
export interface Session {
  /**
   * Calculates the fetched nodes: one, or an array or object of them, and gives results in the
   * same arrangement. A node that only acts gives `undefined`.
   *
   * Everything is calculated from the variables as they were before the run; assignments take
   * effect at its end. A run that fails changes nothing.
   *
   * @example
   * ```ts
   * session.run(step, { x: 3.3, y: 1.7 })
   * const { W, cost } = session.run({ W, cost }, { x, y })
   * ```
   */
  run<const F extends Fetches>(fetches: F, feeds?: Feeds): Fetched<F>
  /** How these fetches are calculated. */
  executorOf(fetches: Fetches): LocalExecutor
  /**
   * The values of all variables by name, those that optimizers keep included: a checkpoint.
   * Variables without a value yet are left out.
   */
  variables(): Record<string, Value>
  /** Gives variables new values, by name or by node: what a checkpoint held, say. */
  assign(values: Feeds): void
  /** Forgets the variables; the session can no longer be used. */
  close(): void
}

export interface OpenSession {
  /**
   * Opens a session on plain JavaScript. Graphs of static shape are compiled to straight-line
   * code where that is allowed; all others are interpreted, with the same values.
   */
  session(options?: { executor?: LocalExecutor }): Session
  /**
   * Opens a session on TensorFlow.js: pass the namespace of `@tensorflow/tfjs-core`, its backend
   * set. Everything it gives is a promise.
   *
   * @example const s = session({ tf: await import('@tensorflow/tfjs-core') })
   */
  session(options: { tf: TensorFlow }): TensorFlowSession
}

export const openSession =
  (build: Builder): OpenSession['session'] =>
  // Which session it is follows from the options; the two share no type.
  ({ tf, executor }: { tf?: TensorFlow; executor?: LocalExecutor } = {}): never => {
    if (tf) return openTensorFlowSession(build, tf) as never
    if (executor !== undefined && executor !== 'compiled' && executor !== 'interpreted')
      throw graphError('graph/bad-executor', { received: executor })
    return openLocalSession(build, executor) as never
  }

interface Prepared {
  readonly program: Program
  readonly executor: LocalExecutor
  readonly fetches: readonly Node[]
}

const openLocalSession = (build: Builder, wish: LocalExecutor | undefined): Session => {
  const memory = new Memory<Value>(build)
  const prepared = new Map<string, Prepared>()
  let closed = false
  // Most runs repeat the last one.
  let lastFetch: unknown
  let last: Prepared | undefined

  const prepare = (fetches: unknown): Prepared => {
    if (closed) throw graphError('graph/closed', {})
    const nodes = nodesIn(build, fetches)
    const key = nodes.map(({ id }) => id).join()
    let found = prepared.get(key)
    if (!found) {
      found = programFor(build, memory, planOf(nodes), wish)
      prepared.set(key, found)
    }
    // An array or object may be changed between two runs, a node may not.
    if (isNode(fetches)) {
      lastFetch = fetches
      last = found
    }
    return found
  }

  return {
    // What comes back has the arrangement of the fetches, which types cannot follow here.
    run: (fetches: unknown, feeds?: unknown): never => {
      if (last && fetches === lastFetch) return last.program(byName(build, feeds))[0] as never
      const { program, fetches: nodes } = prepare(fetches)
      const values = program(byName(build, feeds))
      if (isNode(fetches)) return values[0] as never
      return arrange(fetches, new Map(nodes.map((node, i) => [node, values[i]!]))) as never
    },
    executorOf: (fetches) => prepare(fetches).executor,
    variables: () => {
      if (closed) throw graphError('graph/closed', {})
      return Object.fromEntries(memory.filled().map(([{ name }, value]) => [name, copy(value)]))
    },
    assign: (values) => {
      if (closed) throw graphError('graph/closed', {})
      for (const [node, value] of valuesToAssign(build, values)) memory.cell(node).value = value
    },
    close: () => {
      closed = true
      memory.clear()
      prepared.clear()
      last = undefined
    },
  }
}

/** Compiles where that is possible, interprets where it is not. */
const programFor = (
  build: Builder,
  memory: Memory<Value>,
  plan: Plan,
  wish: LocalExecutor | undefined,
): Prepared => {
  const { fetches } = plan
  if (wish !== 'interpreted') {
    const hindrance = obstacle(plan)
    const program = hindrance ? undefined : compile(build, memory, plan)
    if (program) return { program, executor: 'compiled', fetches }
    if (wish === 'compiled') {
      const name = plan.order.at(-1)?.name ?? ''
      throw graphError('graph/cannot-compile', hindrance ?? { because: 'forbidden', name })
    }
  }
  return { program: interpret(build, memory, plan), executor: 'interpreted', fetches }
}
