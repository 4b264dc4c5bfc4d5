import {
  getKernel,
  getKernelsForBackend,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import type { Engine } from './engine.js'
import { wasmError } from './errors.js'
import { offerGradient } from './fused-gradients.js'
import { keepGradient } from './gradients.js'
import type { OwnKernel } from './kernels/kernel.js'

export const backendName = 'wasm'

/** Puts our kernels in the place of those that were there. Answers what puts those back. */
export const installKernels = (engine: Engine, kernels: readonly OwnKernel[]): (() => void) => {
  const undo = kernels.map((kernel) => install(engine, kernel))
  return () => {
    for (const back of undo.reverse()) back()
  }
}

const install = (
  engine: Engine,
  { name, run, gradient, fusedGradient }: OwnKernel,
): (() => void) => {
  const { heap } = engine
  const before = getKernel(name, backendName)
  if (before) unregisterKernel(name, backendName)
  const kernelFunc: KernelFunc = ({ inputs, attrs, backend }) => {
    if (gradient) keepGradient(backendName, name, gradient)
    const begun = heap.begin()
    let result: ReturnType<OwnKernel['run']>
    try {
      result = run(engine, { inputs, attrs: attrs ?? {} })
    } catch (error) {
      throw failed(engine, name, begun, error)
    }
    heap.end(begun)
    if (fusedGradient) offerGradient(fusedGradient, inputs, attrs ?? {})
    if (result) return result
    if (before) return before.kernelFunc({ inputs, attrs, backend } as never)
    throw new Error(`${name} is not there for these inputs.`)
  }
  registerKernel({ ...before, kernelName: name, backendName, kernelFunc } as KernelConfig)
  return () => {
    unregisterKernel(name, backendName)
    if (before) registerKernel(before)
  }
}

/** Leaves nothing behind of a kernel that failed, and says what has happened. */
const failed = (engine: Engine, kernel: string, begun: number, cause: unknown): unknown => {
  const { pool, heap } = engine
  const before = pool.alive
  // First: helpers may still be writing to what is given back then.
  pool.recover()
  heap.undo(begun)
  if (!(cause instanceof WebAssembly.RuntimeError)) return cause
  return pool.alive < before
    ? wasmError('wasm/thread-lost', { left: pool.alive }, { cause })
    : wasmError('wasm/kernel-trapped', { kernel }, { cause })
}

/**
 * Makes TensorFlow.js's kernels forget the instance of WebAssembly that they hold in variables of
 * their modules, which would keep its memory alive: sets them up with functions that only throw.
 */
export const forgetInstance = (): void => {
  const gone = () => {
    throw wasmError('wasm/disposed', {})
  }
  const backend = { wasm: { cwrap: () => gone } }
  for (const { setupFunc } of getKernelsForBackend(backendName)) setupFunc?.(backend as never)
}
