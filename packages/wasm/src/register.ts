import {
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerBackend,
  registerKernel,
  removeBackend,
  engine as tfEngine,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import { startAssembly } from './assembly.js'
import { type BinaryPaths, loadBinary } from './binaries/load.js'
import { kernelsBinary, type SimdLevel, xnnpackBinary } from './binaries/names.js'
import type { Engine } from './engine.js'
import { wasmError } from './errors.js'
import { keepGradient } from './gradients.js'
import { guardMemory, Heap } from './heap.js'
import { ownKernels } from './kernels/index.js'
import type { OwnKernel } from './kernels/kernel.js'
import { installOptimizers } from './optimizers/install.js'
import { startPool } from './threads/pool.js'
import { startXnnpack } from './xnnpack.js'

export interface RegisterOptions {
  /** Threads in all, at least 1. Left out: as many as the machine gives this process. */
  readonly threads?: number
  /** Fused multiply-add: faster, and not bit-equal between machines. Left out: off. */
  readonly relaxedSimd?: boolean
  /** Addresses to fetch files from instead of taking the embedded ones. */
  readonly paths?: BinaryPaths
}

export interface WasmReport {
  /** The name for `tf.setBackend`. */
  readonly backend: 'wasm'
  readonly threads: number
  readonly simd: SimdLevel
}

const backendName = 'wasm'

export const registerWasm = async (options: RegisterOptions = {}): Promise<WasmReport> => {
  const memoryKind = typeof SharedArrayBuffer === 'undefined' ? 'plain' : 'shared'
  const simd: SimdLevel = options.relaxedSimd ? 'relaxed' : 'simd128'
  const [{ BackendWasm }, xnnpack, kernels] = await Promise.all([
    import('@tensorflow/tfjs-backend-wasm'),
    loadBinary(xnnpackBinary(memoryKind), options.paths),
    loadBinary(kernelsBinary(memoryKind, simd), options.paths),
  ])
  const running = tfEngine().registry[backendName]
  if (running && tfEngine().backendName === backendName) {
    throw wasmError('wasm/already-running', { tensors: running.numDataIds() })
  }
  const module = guardMemory(await startXnnpack(xnnpack, memoryKind))
  const backend = new BackendWasm(module as never)
  const heap = new Heap(backend, module)
  const assembly = await startAssembly(kernels, heap.memory)
  const pool = await startPool({
    threads: memoryKind === 'shared' ? (options.threads ?? 2) : 1,
    module: kernels,
    assembly,
    heap,
  })
  const engine: Engine = { heap, assembly, pool }
  for (const kernel of ownKernels) install(engine, kernel)
  installOptimizers()
  removeBackend(backendName)
  registerBackend(backendName, () => backend, 2)
  return { backend: backendName, threads: pool.threads, simd }
}

/** Puts a kernel of ours in the place of the one that was there, which it may still call. */
const install = (engine: Engine, { name, run, gradient }: OwnKernel): void => {
  const before = getKernel(name, backendName)
  if (before) unregisterKernel(name, backendName)
  const kernelFunc: KernelFunc = ({ inputs, attrs, backend }) => {
    if (gradient) keepGradient(backendName, name, gradient)
    const result = run(engine, { inputs, attrs: attrs ?? {} })
    if (result) return result
    if (before) return before.kernelFunc({ inputs, attrs, backend } as never)
    throw new Error(`${name} is not there for these inputs.`)
  }
  registerKernel({ ...before, kernelName: name, backendName, kernelFunc } as KernelConfig)
}
