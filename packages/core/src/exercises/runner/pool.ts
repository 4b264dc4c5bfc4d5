import { openThread, type Thread, type WorkerHost } from './thread.js'

/** Hands out fresh threads: each learner's file gets one that no other code has touched. */
export interface Pool {
  take(): Promise<Thread>
  close(): Promise<void>
}

/**
 * Keeps `spares` threads open ahead of time, so that the next check begins at once.
 *
 * @param spares 0 for a single check; 1 where checks follow each other
 */
export const createPool = (host: WorkerHost, backend: string, spares: number): Pool => {
  const waiting: Promise<Thread>[] = []
  let closed = false
  const open = () => {
    const thread = openThread(host, backend)
    // Whoever takes it hears of its failure.
    thread.catch(() => {})
    return thread
  }
  const fill = () => {
    while (!closed && waiting.length < spares) waiting.push(open())
  }
  fill()
  return {
    take() {
      const thread = waiting.shift() ?? open()
      fill()
      return thread
    },
    async close() {
      closed = true
      for (const thread of waiting.splice(0)) (await thread).close()
    },
  }
}
