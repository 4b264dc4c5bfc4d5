import { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { startAssembly } from '../src/assembly.js'
import { loadBinary } from '../src/binaries/load.js'
import type { Engine } from '../src/engine.js'
import { guardMemory, Heap } from '../src/heap.js'
import { startPool } from '../src/threads/pool.js'
import { startXnnpack } from '../src/xnnpack.js'

/** What kernels work with, beside whatever TensorFlow.js has registered. */
export const openEngine = async (threads: number): Promise<Engine> => {
  const [xnnpack, module] = await Promise.all([
    loadBinary('xnnpack-shared'),
    loadBinary('kernels-shared'),
  ])
  const guarded = guardMemory(await startXnnpack(xnnpack, 'shared'))
  const heap = new Heap(new BackendWasm(guarded as never), guarded)
  const assembly = await startAssembly(module, heap.memory)
  const pool = await startPool({ threads, module, assembly, heap })
  return { heap, assembly, pool }
}
