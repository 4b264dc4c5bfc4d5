import type { Assembly } from '../assembly.js'
import type { Heap } from '../heap.js'
import { controlBytes, words } from './control.js'
import { type HelperThread, startWorker } from './worker.js'

export interface PoolOptions {
  /** Threads in all, the calling one among them. */
  readonly threads: number
  readonly module: WebAssembly.Module
  readonly assembly: Assembly
  readonly heap: Heap
  /** How often a thread looks for work before it parks. */
  readonly spin?: number
  readonly startTimeoutMs?: number
}

/** The threads that run our kernels, and the block of memory through which they agree. */
export interface Pool {
  /** Address of the control block: the first argument of every kernel. */
  readonly control: number
  /** Threads that take part, the calling one among them. */
  readonly threads: number
  close(): void
}

/** About a quarter of a millisecond: longer than the gaps between the operations of a step. */
const defaultSpin = 20_000

/** Starts the helper threads and waits until each has said that it is up. */
export const startPool = async (options: PoolOptions): Promise<Pool> => {
  const { heap, assembly, module, threads } = options
  const block = heap.take(controlBytes + 64)
  const control = Math.ceil(block / 64) * 64
  const set = (word: number, value: number) => {
    heap.integers[(control + word) / 4] = value
  }
  heap.bytes.fill(0, control, control + controlBytes)
  set(words.spin, options.spin ?? defaultSpin)
  set(words.mayWait, mayWait() ? 1 : 0)

  const helpers: HelperThread[] = []
  const starts = Array.from({ length: threads - 1 }, (_, i) =>
    start({ module, memory: heap.memory, control, thread: i + 1 }, options.startTimeoutMs ?? 5000),
  )
  for (const helper of await Promise.all(starts)) if (helper) helpers.push(helper)
  set(words.helpers, helpers.length)
  return {
    control,
    threads: helpers.length + 1,
    close() {
      assembly.stop(control)
      for (const helper of helpers) helper.terminate()
      heap.free(block)
    },
  }
}

/** A thread that is up, or nothing where none could be started. */
const start = (
  data: Parameters<typeof startWorker>[0],
  timeoutMs: number,
): Promise<HelperThread | undefined> =>
  new Promise((resolve) => {
    let helper: HelperThread
    try {
      helper = startWorker(data)
    } catch {
      resolve(undefined)
      return
    }
    const giveUp = () => {
      helper.terminate()
      resolve(undefined)
    }
    const timer = setTimeout(giveUp, timeoutMs)
    helper.onMessage((message) => {
      clearTimeout(timer)
      if (message === 'up') resolve(helper)
      else giveUp()
    })
    helper.onEnd(() => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })

/** A page's main thread may not sleep; it spins instead. */
const mayWait = (): boolean => {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)
    return true
  } catch {
    return false
  }
}
