import {
  getKernel,
  getKernelsForBackend,
  type KernelConfig,
  type KernelFunc,
  type NamedTensorInfoMap,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import type { CompleteBackend } from '../backend.js'
import { CpuOnHeap } from './cpu-on-heap.js'
import { isRight } from './right.js'

/**
 * Fills the gaps of tfjs-backend-wasm with the kernels of the cpu backend, which then work on the
 * WebAssembly heap: kernels that it lacks, and inputs for which its own are wrong. Answers what
 * puts everything back.
 */
export const installFallbacks = (
  backendName: string,
  backend: CompleteBackend,
  memory: WebAssembly.Memory,
): (() => void) => {
  const cpu = new CpuOnHeap(backend, memory)
  const undo = getKernelsForBackend('cpu').map(({ kernelName, kernelFunc: onCpu }) => {
    const stock = getKernel(kernelName, backendName)
    if (stock) unregisterKernel(kernelName, backendName)
    const kernelFunc: KernelFunc = (call) =>
      stock && isRight(kernelName, call.inputs as NamedTensorInfoMap, call.attrs)
        ? stock.kernelFunc(call)
        : cpu.run(onCpu, call)
    registerKernel({ ...stock, kernelName, backendName, kernelFunc } as KernelConfig)
    return () => {
      unregisterKernel(kernelName, backendName)
      if (stock) registerKernel(stock)
    }
  })
  return () => {
    for (const back of undo.reverse()) back()
  }
}
