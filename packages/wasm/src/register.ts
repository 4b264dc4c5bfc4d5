import {
  findBackend,
  type KernelBackend,
  registerBackend,
  removeBackend,
  engine as tfEngine,
} from '@tensorflow/tfjs-core'
import { startAssembly } from './assembly.js'
import { type BinaryPaths, blamingPath, loadBinary } from './binaries/load.js'
import { kernelsBinary, type MemoryKind, type SimdLevel, xnnpackBinary } from './binaries/names.js'
import type { Engine } from './engine.js'
import { wasmError } from './errors.js'
import { installFusedGradients } from './fused-gradients.js'
import { guardMemory, Heap } from './heap.js'
import { backendName, forgetInstance, installKernels } from './install.js'
import { ownKernels } from './kernels/index.js'
import { installOptimizers } from './optimizers/install.js'
import { wrongKernels } from './self-test/self-test.js'
import { chooseSimd } from './simd.js'
import { threadCount } from './threads/count.js'
import { startPool } from './threads/pool.js'
import { type WasmNote, warnUser } from './warn.js'
import { startXnnpack } from './xnnpack.js'

export interface RegisterOptions {
  /**
   * Threads in all, from 1 to 64. Left out: `FIRSTGRAD_THREADS`, else as many as the machine, and
   * the container's quota, give this process. Results do not depend on it.
   */
  readonly threads?: number
  /** Fused multiply-add: faster, and not bit-equal between machines. Left out: off. */
  readonly relaxedSimd?: boolean
  /**
   * Addresses to load files from instead of taking the embedded ones. The package has them as
   * `@firstgrad/wasm/wasm/<name>.wasm`.
   */
  readonly paths?: BinaryPaths
  /**
   * Hears what goes wrong later without making an operation wrong: a thread that died, a kernel
   * that failed its self-test. Left out: a warning of the process, on a page one in the console.
   */
  readonly onWarning?: (note: WasmNote) => void
}

export interface WasmReport {
  /** The name for `tf.setBackend`. */
  readonly backend: 'wasm'
  /** Threads that are alive, the calling one among them. */
  readonly threads: number
  readonly simd: SimdLevel
  /** `shared` where threads can work on it. */
  readonly memory: MemoryKind
  /** What is not as good as it could be, oldest first: why there is one thread, what was warned of. */
  readonly notes: readonly WasmNote[]
  /**
   * Gives everything back: ends the threads, frees the memory with all tensors on it, and leaves
   * TensorFlow.js as it was before. `tf.removeBackend('wasm')` does the same.
   */
  dispose(): void
}

/** Where the report is kept: with the engine, so that two copies of this package share one backend. */
const key = Symbol.for('@firstgrad/wasm')

/** The parts of TensorFlow.js's engine that say which backends there are. */
interface Registry {
  [key]?: Promise<WasmReport>
  readonly registry: Record<string, unknown>
  readonly registryFactory: Record<string, { factory: () => never; priority: number }>
}

const registryOf = (): Registry => tfEngine() as unknown as Registry

/**
 * Registers the backend `wasm`: TensorFlow.js's own, with our kernels and our threads. Called again,
 * it answers with the report of the first call until that is disposed.
 *
 * Throws `wasm/bad-threads`, `wasm/no-simd`, `wasm/no-relaxed-simd`, `wasm/binary-not-loaded`, and
 * `wasm/already-running` where tensors lie on TensorFlow.js's own backend of that name.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core'
 * import { registerWasm } from '@firstgrad/wasm'
 *
 * const report = await registerWasm()
 * await tf.setBackend(report.backend)
 * console.log(report.threads, tf.memory()) // ... { heapBytes, tensorBytes, scratchBytes, ... }
 * report.dispose()
 * ```
 */
export const registerWasm = (options: RegisterOptions = {}): Promise<WasmReport> => {
  const host = registryOf()
  host[key] ??= register(options).catch((error) => {
    delete host[key]
    throw error
  })
  return host[key]
}

const register = async (options: RegisterOptions): Promise<WasmReport> => {
  const wanted = threadCount(options.threads)
  const simd = chooseSimd(options.relaxedSimd ?? false)
  const memory = wanted > 1 && mayShareMemory() ? 'shared' : 'plain'
  const stock = registryOf().registryFactory[backendName]
  const notes: WasmNote[] = []
  const warn = (note: WasmNote) => {
    notes.push(note)
    ;(options.onWarning ?? warnUser)(note)
  }

  // All that holds the memory, so that letting go of this lets go of that.
  let live: Live | undefined = await begin(memory, simd, wanted, options.paths, warn)
  if (wanted > 1 && live.engine.pool.alive === 1) {
    const why = memory === 'plain' ? 'not-isolated' : 'refused'
    const reason = live.engine.pool.refusal ?? ''
    notes.push(wasmError('wasm/one-thread', { why, wanted, reason }))
  }
  live.backend.dispose = () => {
    delete registryOf()[key]
    live?.end()
    live = undefined
  }
  registerBackend(
    backendName,
    () => {
      if (live) return live.backend
      throw wasmError('wasm/disposed', {})
    },
    2,
  )
  // Asked for now, so that removing the backend finds it, used or not.
  findBackend(backendName)

  return {
    backend: backendName,
    get threads() {
      return live?.engine.pool.alive ?? 0
    },
    simd,
    memory,
    notes,
    dispose() {
      if (!live) return
      removeBackend(backendName)
      if (stock) registerBackend(backendName, stock.factory, stock.priority)
    },
  }
}

interface Live {
  readonly backend: KernelBackend
  readonly engine: Engine
  end(): void
}

/** Takes the memory, starts the threads and installs the kernels. */
const begin = async (
  memory: MemoryKind,
  simd: SimdLevel,
  threads: number,
  paths: BinaryPaths | undefined,
  warn: (note: WasmNote) => void,
): Promise<Live> => {
  const [xnnpackName, kernelsName] = [xnnpackBinary(memory), kernelsBinary(memory, simd)]
  const [{ CompleteBackend }, { installFallbacks }, xnnpack, kernels] = await Promise.all([
    import('./backend.js'),
    import('./fallback/install.js'),
    loadBinary(xnnpackName, paths),
    loadBinary(kernelsName, paths),
  ])
  removeStock()
  const module = guardMemory(
    await blamingPath(xnnpackName, paths, () => startXnnpack(xnnpack, memory)),
  )
  const backend = new CompleteBackend(module as never)
  const heap = new Heap(backend, module)
  const assembly = await blamingPath(kernelsName, paths, () => startAssembly(kernels, heap.memory))
  const pool = await startPool({
    threads: memory === 'shared' ? threads : 1,
    module: kernels,
    assembly,
    heap,
    onLoss: (left) => warn(wasmError('wasm/thread-lost', { left })),
  })
  const engine: Engine = { heap, assembly, pool }
  const wrong = wrongKernels(engine, ownKernels)
  for (const one of wrong) warn(wasmError('wasm/kernel-mismatch', one))
  const names = new Set(wrong.map(({ kernel }) => kernel))
  const restoreStock = installFallbacks(backendName, backend, heap.memory)
  const restore = installKernels(
    engine,
    ownKernels.filter(({ name }) => !names.has(name)),
  )
  installOptimizers()
  const restoreGradients = installFusedGradients(backendName)
  return {
    backend,
    engine,
    end() {
      pool.close()
      restoreGradients()
      restore()
      restoreStock()
      forgetInstance()
      heap.release()
    },
  }
}

/** Takes away TensorFlow.js's own backend of the same name, unless somebody works with it. */
const removeStock = (): void => {
  const { registry, registryFactory } = registryOf()
  const running = registry[backendName] as { numDataIds(): number } | undefined
  const tensors = running?.numDataIds() ?? 0
  if (tensors > 0) throw wasmError('wasm/already-running', { tensors })
  if (registryFactory[backendName]) removeBackend(backendName)
}

/** A page's threads share memory only where other sites are kept out of its process. */
const mayShareMemory = (): boolean =>
  typeof SharedArrayBuffer !== 'undefined' &&
  (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false
