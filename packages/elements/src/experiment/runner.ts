import type { RunExperimentEvent } from '@firstgrad/core/experiments'
import type {
  Answer,
  AskRequest,
  Description,
  Failure,
  FromWorker,
  Question,
  RunRequest,
  Source,
  ToWorker,
} from './protocol.js'

/** What the panel hears of a run. */
export interface RunListener {
  /** @param engine - What computes, and why, in words. */
  events(events: readonly RunExperimentEvent[], engine?: readonly string[]): void
  failed(failure: Failure): void
}

export interface Runner {
  /** Begins a run; the one before must have ended. */
  run(request: RunRequest, listener: RunListener): void
  /** Computes on: all the way, one event, or none at all. */
  go(steps: 'all' | 'one' | 'none'): void
  /** Ends the run soon: its last event says that it was aborted. */
  stop(): void
  /** What the experiment asks before a run, and what its numbers are called. */
  describe(source: Source): Promise<Description | Failure>
  /** Asks a model that was trained on own data. */
  ask(request: AskRequest, weights: Uint8Array, question: Question): Promise<Answer | Failure>
  close(): void
}

/** How long a run has to end by itself before its worker is ended. */
const patienceMs = 3000

/**
 * Runs experiments in a worker that is made when it is first needed and kept for the next run. A run
 * that does not stop in time loses its worker.
 */
export const createRunner = (open: () => Worker): Runner => {
  let worker: Worker | null = null
  let listener: RunListener | null = null
  let run = 0
  let questions = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  type Reply = Answer | Description | Failure
  const asked = new Map<number, (reply: Reply) => void>()

  const end = (why: Failure) => {
    clearTimeout(timer)
    worker?.terminate()
    worker = null
    for (const settle of asked.values()) settle(why)
    asked.clear()
  }
  const fail = (failure: Failure) => {
    const heard = listener
    listener = null
    end(failure)
    heard?.failed(failure)
  }
  const hear = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'answer') {
      asked.get(data.id)?.(data.answer)
      asked.delete(data.id)
      return
    }
    // What an earlier run still says is of no interest.
    if (data.run !== run || !listener) return
    const heard = listener
    const isOver = data.type === 'failed' || data.events.some(({ type }) => type === 'result')
    if (isOver) {
      clearTimeout(timer)
      listener = null
    }
    if (data.type === 'failed') heard.failed(data.failure)
    else heard.events(data.events, data.engine)
  }
  const ready = (): Worker => {
    if (worker) return worker
    const made = open()
    made.addEventListener('message', hear)
    made.addEventListener('error', (event) => {
      event.preventDefault()
      fail({ message: event.message || 'The worker could not be started.' })
    })
    worker = made
    return made
  }
  const post = (message: ToWorker) => ready().postMessage(message)

  const question = (write: (id: number) => ToWorker): Promise<Reply> =>
    new Promise((resolve) => {
      const id = ++questions
      asked.set(id, resolve)
      try {
        post(write(id))
      } catch (error) {
        asked.delete(id)
        resolve({ message: (error as Error).message })
      }
    })

  return {
    run(request, hearer) {
      clearTimeout(timer)
      listener = hearer
      run++
      try {
        post({ type: 'run', run, request })
      } catch (error) {
        fail({ message: (error as Error).message })
      }
    },
    go: (steps) => worker?.postMessage({ type: 'go', steps } satisfies ToWorker),
    stop() {
      if (!listener || !worker) return
      worker.postMessage({ type: 'stop' } satisfies ToWorker)
      timer = setTimeout(() => fail({ code: 'stopped', message: 'stopped' }), patienceMs)
    },
    describe: (source) =>
      question((id) => ({ type: 'describe', id, source })) as Promise<Description | Failure>,
    ask: (request, weights, asks) =>
      question((id) => ({ type: 'ask', id, request, weights, question: asks })) as Promise<
        Answer | Failure
      >,
    close() {
      listener = null
      end({ message: 'ended' })
    },
  }
}
