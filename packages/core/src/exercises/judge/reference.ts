import type { Exercise } from '../exercise.js'
import type { Pool } from '../runner/pool.js'
import type { Thread } from '../runner/thread.js'
import type { Outcome } from '../worker/protocol.js'
import type { Call } from './calls.js'
import { written, writtenThrow } from './outcomes.js'

/** Reads one file of an exercise's folder. */
export type ReadFile = (name: string) => Promise<string>

/** What the course's own programs do on the judge's calls: the solution and each way of each mistake. */
export interface Reference {
  /** What is right: what the author wrote down, or what the solution does. */
  target(call: Call): Promise<Outcome>
  /** What a mutant does, such as `mistakes/step.ts`. */
  mutant(file: string, call: Call): Promise<Outcome>
}

const loadTimeoutMs = 10_000

/** Runs the course's own programs in a thread of their own, each call once. */
export const createReference = (exercise: Exercise, read: ReadFile, pool: Pool): Reference => {
  const outcomes = new Map<string, Promise<Outcome>>()
  let thread: Thread | null = null
  let loaded = new Set<string>()
  let queue: Promise<unknown> = Promise.resolve()
  let extras: Promise<{ probe?: string; kit?: string }> | null = null

  // Programs of other exercises may be in the same thread.
  const moduleOf = (file: string) => `${exercise.id}/${file}`

  const ready = async (file: string): Promise<Thread> => {
    if (!thread || thread.gone) {
      thread = await pool.take()
      loaded = new Set()
    }
    if (loaded.has(file)) return thread
    extras ??= readExtras(exercise, read)
    const source = { entry: file, files: { [file]: await read(file) }, ...(await extras) }
    const result = await thread.load(moduleOf(file), source, loadTimeoutMs)
    if (!('type' in result) || result.type !== 'loaded')
      throw new Error(`${exercise.id}/${file} cannot be loaded: ${JSON.stringify(result)}`)
    loaded.add(file)
    return thread
  }

  const run = (file: string, call: Call): Promise<Outcome> => {
    const key = `${file} ${call.key} ${call.seed}`
    const known = outcomes.get(key)
    if (known) return known
    const outcome = queue.then(async () => {
      const { args, async, seed, gradient, timeoutMs } = call
      const request = { module: moduleOf(file), call: call.call, args, async, seed }
      return (await ready(file)).call({ ...request, ...(gradient && { gradient }) }, timeoutMs)
    })
    queue = outcome.catch(() => {})
    outcomes.set(key, outcome)
    return outcome
  }

  return {
    async target(call) {
      if (call.throws) return writtenThrow(call.throws)
      return call.expected ? written(call.expected.value) : run('solution.ts', call)
    },
    mutant: run,
  }
}

/** `probe.ts` and `kit.ts`, where the exercise says that it has them. */
export const readExtras = async (
  { task, kit }: Exercise,
  read: ReadFile,
): Promise<{ probe?: string; kit?: string }> => {
  const probed = task?.checks.some(({ call }) => call.startsWith('probe.'))
  return {
    ...(probed && { probe: await read('probe.ts') }),
    ...(kit && { kit: await read('kit.ts') }),
  }
}
