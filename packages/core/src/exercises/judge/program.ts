import type { Check, Signature, Task } from '../exercise.js'
import type { Pool } from '../runner/pool.js'
import type { LoadResult, Thread } from '../runner/thread.js'
import { importable } from '../worker/importable.js'
import type { Exported, ModuleSource, Outcome } from '../worker/protocol.js'
import type { Call } from './calls.js'
import { endedMessage, type Message, messageOfLoad, type Status } from './verdict.js'

const loadTimeoutMs = 5000

/** After so many ends of its worker, no more of an answer is tried. */
const mostEnds = 2

/** The learner's program: in a worker, which is replaced when it ends. */
export interface Program {
  /** Why nothing can be called, if so. */
  readonly problem: { readonly status: Status; readonly message: Message } | null
  readonly exports: readonly Exported[]
  readonly console: readonly string[]
  /** How its worker ended, where it ended too often to try more. */
  readonly spent: 'timeout' | 'ended' | null
  run(call: Call): Promise<Outcome>
  close(): void
}

const problemOf = (loaded: LoadResult): Program['problem'] => {
  if ('how' in loaded) {
    if (loaded.how === 'timeout') {
      const { afterMs } = loaded
      return { status: 'timeout', message: { code: 'check/load-timeout', details: { afterMs } } }
    }
    return { status: 'error', message: endedMessage(loaded) }
  }
  return loaded.type === 'loaded'
    ? null
    : { status: 'error', message: messageOfLoad(loaded.problem, importable) }
}

let programs = 0

/** An aborted program's worker is ended at once, and it gets no other. */
export const startProgram = async (
  source: ModuleSource,
  pool: Pool,
  signal?: AbortSignal,
): Promise<Program> => {
  const module = `answer ${programs++}`
  let thread: Thread = await pool.take()
  const stop = () => thread.close()
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  const loaded = await thread.load(module, source, loadTimeoutMs)
  let ends = 0
  let lastEnd: 'timeout' | 'ended' = 'ended'
  return {
    problem: problemOf(loaded),
    exports: 'type' in loaded && loaded.type === 'loaded' ? loaded.exports : [],
    console: 'type' in loaded ? loaded.console : [],
    get spent() {
      return signal?.aborted ? 'ended' : ends < mostEnds ? null : lastEnd
    },
    async run({ call, args, async, seed, gradient, timeoutMs }) {
      if (thread.gone && !signal?.aborted) {
        thread = await pool.take()
        if (signal?.aborted) stop()
        await thread.load(module, source, loadTimeoutMs)
      }
      const request = { module, call, args, async, seed, ...(gradient && { gradient }) }
      const outcome = await thread.call(request, timeoutMs)
      const { ending, tampered } = outcome
      if (ending.how === 'ended' || tampered.length > 0) thread.close()
      if (thread.gone) {
        ends++
        lastEnd = ending.how === 'timeout' ? 'timeout' : 'ended'
      }
      return outcome
    },
    close() {
      signal?.removeEventListener('abort', stop)
      thread.close()
    },
  }
}

/** What a check calls and the answer does not have. */
export const missingExport = (
  task: Task,
  { call }: Check,
  exports: readonly Exported[],
): Program['problem'] => {
  const wanted: readonly Signature[] = call.startsWith('probe.')
    ? task.exports
    : task.exports.filter(({ name }) => name === call)
  for (const { name } of wanted) {
    const found = exports.find((each) => each.name === name)
    if (!found) {
      const others = exports.map((each) => each.name)
      return {
        status: 'error',
        message: { code: 'check/missing-export', details: { name, found: others } },
      }
    }
    if (found.parameters === null)
      return { status: 'error', message: { code: 'check/not-a-function', details: { name } } }
  }
  return null
}
