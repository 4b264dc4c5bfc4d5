import * as tf from '@tensorflow/tfjs-core'
import { backendError } from './errors.js'
import { type Workload, workloads } from './workloads.js'

/** What {@link measure} times: a product of square matrices and a 3x3 convolution. */
export type MeasureTask = 'matmul' | 'conv2d'

/** The speed of one task. */
export interface MeasuredTask {
  readonly task: MeasureTask
  /** What was computed, as in `512x512 by 512x512`. */
  readonly shape: string
  readonly samples: number
  /** The median time of one run. */
  readonly milliseconds: number
  /** Floating-point operations per second in 10^9, from the median. */
  readonly gflops: number
}

export interface MeasuredMemory {
  /** Tensors that the program holds, and their bytes. */
  readonly tensors: number
  readonly tensorBytes: number
}

/** The last event of {@link measure}. */
export interface Measurement {
  readonly type: 'result'
  readonly engine: string
  readonly tasks: readonly MeasuredTask[]
  readonly memory: MeasuredMemory
  readonly milliseconds: number
}

export type MeasureEvent =
  | { readonly type: 'start'; readonly engine: string; readonly budgetMs: number }
  | {
      readonly type: 'sample'
      readonly task: MeasureTask
      readonly shape: string
      readonly milliseconds: number
      readonly gflops: number
      /** How much of the time budget is used, 0 to 1. */
      readonly progress: number
    }
  | ({ readonly type: 'task' } & MeasuredTask)
  | ({ readonly type: 'memory' } & MeasuredMemory)
  | Measurement

/** Options of {@link measure}. */
export interface MeasureOptions {
  /** How long to measure, in milliseconds; the first run of each task may exceed it. */
  readonly budgetMs?: number
  readonly signal?: AbortSignal
}

/** A run shorter than this is doubled in size: timers and launches would be most of it. */
const longEnoughMs = 20

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Measures the bound engine: a matrix product and a convolution in GFLOP/s, then memory.
 *
 * The size of a task grows until one run takes 20 ms, so that a GPU is not judged by its launch
 * time nor plain JavaScript by its patience. Holds no tensor between events; stop it by leaving the
 * loop or through `signal`.
 *
 * @throws 'backend/not-bound' before any `bind`, 'backend/budget' for a budget that is no time
 *
 * @example
 * ```ts
 * for await (const event of measure({ budgetMs: 1000 }))
 *   if (event.type === 'task') console.log(event.task, event.gflops)
 * ```
 */
export async function* measure({
  budgetMs = 3000,
  signal,
}: MeasureOptions = {}): AsyncGenerator<MeasureEvent, void, undefined> {
  if (!(Number.isFinite(budgetMs) && budgetMs >= 1))
    throw backendError('backend/budget', { budgetMs: String(budgetMs) })
  // Declared a string, but undefined before the first engine is set.
  const engine = tf.getBackend() as string | undefined | null
  if (!engine) throw backendError('backend/not-bound', {})
  signal?.throwIfAborted()

  const start = performance.now()
  yield { type: 'start', engine, budgetMs }
  const tasks: MeasuredTask[] = []
  for (const [index, workload] of workloads.entries()) {
    const deadline = start + (budgetMs * (index + 1)) / workloads.length
    const samples: number[] = []
    const size = await warmUp(workload, deadline, signal)
    const { shape, operations } = workload.describe(size)
    const gflops = (milliseconds: number) => operations / milliseconds / 1e6
    do {
      signal?.throwIfAborted()
      const milliseconds = await time(workload, size)
      samples.push(milliseconds)
      const progress = Math.min(1, (performance.now() - start) / budgetMs)
      const { task } = workload
      yield { type: 'sample', task, shape, milliseconds, gflops: gflops(milliseconds), progress }
    } while (performance.now() < deadline)
    const milliseconds = median(samples)
    const measured = {
      task: workload.task,
      shape,
      samples: samples.length,
      milliseconds,
      gflops: gflops(milliseconds),
    }
    tasks.push(measured)
    yield { type: 'task', ...measured }
  }
  const { numTensors: tensors, numBytes: tensorBytes } = tf.memory()
  const memory = { tensors, tensorBytes }
  yield { type: 'memory', ...memory }
  yield { type: 'result', engine, tasks, memory, milliseconds: performance.now() - start }
}

/** Finds the size that takes long enough to be timed; compiles the kernels on the way. */
const warmUp = async (
  workload: Workload,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<number> => {
  let size = workload.smallest
  for (;;) {
    signal?.throwIfAborted()
    // The first runs of a size compile; the fastest of a few is nearest to the true one.
    let fastest = Number.POSITIVE_INFINITY
    for (let run = 0; run < 4 && performance.now() < deadline; run++)
      fastest = Math.min(fastest, await time(workload, size))
    if (fastest >= longEnoughMs || size >= workload.largest) return size
    if (performance.now() >= deadline) return size
    size *= 2
  }
}

/** Milliseconds from the call to the moment when a value of the result has arrived. */
const time = async (workload: Workload, size: number): Promise<number> => {
  const inputs = workload.inputs(size)
  try {
    const start = performance.now()
    const corner = tf.tidy(() => {
      const result = workload.run(inputs)
      return tf.slice(result, new Array(result.rank).fill(0), new Array(result.rank).fill(1))
    })
    try {
      await corner.data()
      return performance.now() - start
    } finally {
      corner.dispose()
    }
  } finally {
    tf.dispose(inputs)
  }
}
