import type { Assembly } from '../assembly.js'
import type { Heap } from '../heap.js'
import { controlBytes, words } from './control.js'
import { startHelper } from './start-helper.js'
import type { HelperThread } from './worker.js'

export interface PoolOptions {
  /** Threads in all, the calling one among them. */
  readonly threads: number
  readonly module: WebAssembly.Module
  readonly assembly: Assembly
  readonly heap: Heap
  /** How often a thread looks for work before it parks. */
  readonly spin?: number
  readonly startTimeoutMs?: number
  /** After how many seconds without progress a helper counts as lost. */
  readonly patienceSeconds?: number
  /** Called when fewer threads are left than there were. */
  readonly onLoss?: (left: number) => void
}

/** The threads that run our kernels, and the block of memory through which they agree. */
export interface Pool {
  /** Address of the control block: the first argument of every kernel. */
  readonly control: number
  /** One more than the highest number of a thread, for scratch memory of each. */
  readonly threads: number
  /** Threads that are alive, the calling one among them. */
  readonly alive: number
  /** Helpers that take part at the moment: fewer where the cores are busy with something else. */
  readonly active: number
  /** Why a helper could not be started, where one could not. */
  readonly refusal: string | undefined
  /**
   * Must be called after a trap in a kernel, before its tensors are given back: waits for the tasks
   * that helpers have begun. Where a helper never finishes, goes on with the calling thread alone.
   */
  recover(): void
  close(): void
}

/** About a quarter of a millisecond: longer than the gaps between the operations of a step. */
const defaultSpin = 20_000

/** Starts the helper threads and waits until each has said that it is up. */
export const startPool = async (options: PoolOptions): Promise<Pool> => {
  const { heap, assembly, module, threads } = options
  // Never freed: a thread may look at it until it ends. It goes with the heap.
  const control = Math.ceil(heap.take(controlBytes + 64) / 64) * 64
  const set = (word: number, value: number) => {
    heap.integers[(control + word) / 4] = value
  }
  heap.bytes.fill(0, control, control + controlBytes)
  set(words.spin, options.spin ?? defaultSpin)
  set(words.mayWait, mayWait() ? 1 : 0)
  set(words.patience, options.patienceSeconds ?? 10)

  const helpers = new Set<HelperThread>()
  let refusal: string | undefined
  // Numbers of threads are handed out without gaps: those who take part are told by their number.
  const starts = Array.from({ length: threads - 1 }, (_, i) =>
    startHelper(
      { module, memory: heap.memory, control, thread: i + 1 },
      options.startTimeoutMs ?? 5000,
    ),
  )
  for (const start of await Promise.all(starts)) {
    if (start.helper) helpers.add(start.helper)
    else refusal ??= start.refusal
  }
  set(words.helpers, helpers.size && threads - 1)
  assembly.setActive(control, helpers.size && threads - 1)

  let closed = false
  const lose = (helper: HelperThread) => {
    if (closed || !helpers.delete(helper)) return
    if (helpers.size === 0) alone()
    options.onLoss?.(helpers.size + 1)
  }
  for (const helper of helpers) helper.onEnd(() => lose(helper))

  const alone = () => {
    set(words.helpers, 0)
    assembly.stop(control)
    for (const helper of helpers) helper.terminate()
    helpers.clear()
  }
  return {
    control,
    threads,
    refusal,
    get alive() {
      return helpers.size + 1
    },
    get active() {
      return Math.max(0, heap.integers[(control + words.active) / 4] as number)
    },
    recover() {
      if (!assembly.abandon(control) || closed) return
      alone()
      options.onLoss?.(1)
    },
    close() {
      closed = true
      alone()
    },
  }
}

/** A page's main thread may not sleep; it spins instead. */
const mayWait = (): boolean => {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)
    return true
  } catch {
    return false
  }
}
