import { startAssembly } from '../src/assembly.js'
import { loadBinary } from '../src/binaries/load.js'
import { guardMemory, Heap } from '../src/heap.js'
import { type PoolOptions, startPool } from '../src/threads/pool.js'
import { startXnnpack } from '../src/xnnpack.js'

/** A pool on a heap of its own, without TensorFlow.js. */
export const openPool = async (options: Omit<PoolOptions, 'module' | 'assembly' | 'heap'>) => {
  const [xnnpack, module] = await Promise.all([
    loadBinary('xnnpack-shared'),
    loadBinary('kernels-shared'),
  ])
  // No tensor is made, so nobody asks for tfjs's backend.
  const heap = new Heap({} as never, guardMemory(await startXnnpack(xnnpack, 'shared')))
  const assembly = await startAssembly(module, heap.memory)
  const pool = await startPool({ ...options, module, assembly, heap })
  return { heap, assembly, pool }
}
