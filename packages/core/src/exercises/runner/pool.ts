import { openThread, type Thread, type WorkerHost } from './thread.js'

/** Hands out fresh threads: each learner's file gets one that no other code has touched. */
export interface Pool {
  take(): Promise<Thread>
  close(): Promise<void>
}

export interface PoolOptions {
  /** How many threads are opened before anyone asks: one for the answer, one for the solution. */
  readonly ahead: number
  /** Open another for each that is taken, so that the next check begins at once. */
  readonly refill: boolean
}

/** Closes a thread once it is there; one that never began has nothing to close. */
const close = (thread: Promise<Thread>) =>
  thread.then(
    (opened) => opened.close(),
    () => {},
  )

export const createPool = (
  host: WorkerHost,
  backend: string,
  { ahead, refill }: PoolOptions,
): Pool => {
  const open = () => {
    const thread = openThread(host, backend)
    // Whoever takes it hears of its failure.
    thread.catch(() => {})
    return thread
  }
  const waiting = Array.from({ length: ahead }, open)
  let closed = false
  return {
    async take() {
      // A worker that is opened now would never be closed.
      if (closed) throw new Error('The judge is closed.')
      const thread = waiting.shift() ?? open()
      if (refill) waiting.push(open())
      return thread
    },
    async close() {
      closed = true
      await Promise.all(waiting.splice(0).map(close))
    },
  }
}

/** One thread for many programs, one after the other; another one when it is gone. */
export const sharing = (pool: Pool): Pool => {
  let shared: Promise<Thread> | null = null
  return {
    async take() {
      if (!shared || (await shared).gone) shared = pool.take()
      return shared
    },
    async close() {
      if (shared) await close(shared)
    },
  }
}
