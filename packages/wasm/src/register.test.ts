import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Engine } from './engine.js'
import { registerWasm, type WasmMemory, type WasmReport } from './index.js'
import { ownKernels } from './kernels/index.js'
import type { OwnKernel } from './kernels/kernel.js'

let report: WasmReport | undefined
afterEach(async () => {
  report?.dispose()
  report = undefined
  vi.restoreAllMocks()
})

const use = async (options: Parameters<typeof registerWasm>[0] = {}) => {
  report = await registerWasm(options)
  await tf.setBackend(report.backend)
  return report
}

const memory = () => tf.memory() as tf.MemoryInfo & WasmMemory
const gigabyte = 2 ** 30

const twice = () => tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).arraySync())

/** All kernels of the backend, as they are registered now. */
const kernels = () =>
  new Map(tf.getKernelsForBackend('wasm').map((one) => [one.kernelName, one.kernelFunc]))

describe('registerWasm', () => {
  it('says what it took', async () => {
    const { backend, threads, simd, memory, notes } = await use({ threads: 3 })
    expect({ backend, threads, simd, memory, notes }).toEqual({
      backend: 'wasm',
      threads: 3,
      simd: 'simd128',
      memory: 'shared',
      notes: [],
    })
    expect(twice()).toEqual([[11]])
  })

  it('takes no shared memory for one thread', async () => {
    expect(await use({ threads: 1 })).toMatchObject({ threads: 1, memory: 'plain', notes: [] })
    expect(twice()).toEqual([[11]])
  })

  it('computes with relaxed SIMD', async () => {
    for (const threads of [1, 2]) {
      expect(await use({ threads, relaxedSimd: true })).toMatchObject({ simd: 'relaxed' })
      expect(twice()).toEqual([[11]])
      report?.dispose()
    }
  })

  it('answers every call with the same report, until it is disposed', async () => {
    const [a, b] = await Promise.all([registerWasm({ threads: 2 }), registerWasm({ threads: 4 })])
    expect(a).toBe(b)
    expect(await use({ threads: 4 })).toBe(a)
    a.dispose()
    expect(a.threads).toBe(0)
    expect(await use({ threads: 4 })).not.toBe(a)
    expect(report?.threads).toBe(4)
    a.dispose()
    expect(twice()).toEqual([[11]])
  })

  it('starts again after a failure', async () => {
    await expect(registerWasm({ threads: 0 })).rejects.toMatchObject({ code: 'wasm/bad-threads' })
    await use({ threads: 2 })
    expect(twice()).toEqual([[11]])
  })

  it('says which file could not be loaded', async () => {
    const name = 'kernels-shared'
    for (const path of ['/nowhere/kernels.wasm', new URL('file:///nowhere/kernels.wasm')]) {
      await expect(registerWasm({ threads: 2, paths: { [name]: path } })).rejects.toMatchObject({
        code: 'wasm/binary-not-loaded',
        details: { name, path: String(path) },
      })
    }
  })

  it('works with one thread where threads are refused, and says so', async () => {
    const modules = process.getBuiltinModule
    vi.spyOn(process, 'getBuiltinModule').mockImplementation(((id: string) => {
      if (id === 'node:worker_threads') throw new Error('not here')
      return modules(id)
    }) as typeof modules)
    const { threads, notes } = await use({ threads: 4 })
    expect(threads).toBe(1)
    expect(notes).toMatchObject([
      {
        code: 'wasm/one-thread',
        details: { why: 'refused', wanted: 4, reason: 'Error: not here' },
      },
    ])
    expect(twice()).toEqual([[11]])
  })

  it('does as a page without isolation would', async () => {
    vi.stubGlobal('crossOriginIsolated', false)
    const { threads, memory, notes } = await use({ threads: 4 })
    vi.unstubAllGlobals()
    expect({ threads, memory }).toEqual({ threads: 1, memory: 'plain' })
    expect(notes).toMatchObject([{ code: 'wasm/one-thread', details: { why: 'not-isolated' } }])
    expect(twice()).toEqual([[11]])
  })
})

describe("TensorFlow.js's own backend", () => {
  it('is not taken away from tensors that lie on it', async () => {
    await tf.setBackend('wasm')
    const tensor = tf.tensor1d([1, 2])
    await expect(registerWasm()).rejects.toMatchObject({
      code: 'wasm/already-running',
      details: { tensors: 1 },
    })
    expect(tensor.dataSync()).toEqual(Float32Array.of(1, 2))
    tensor.dispose()
    await use({ threads: 2 })
    expect(twice()).toEqual([[11]])
  })

  it('is there again when ours is disposed', async () => {
    const before = kernels()
    await use({ threads: 2 })
    expect(kernels()).not.toEqual(before)
    report?.dispose()
    expect(kernels()).toEqual(before)
    expect(await tf.setBackend('wasm')).toBe(true)
    expect(tf.memory()).not.toHaveProperty('heapBytes')
    expect(twice()).toEqual([[11]])
    tf.removeBackend('wasm')
    await use({ threads: 2 })
    expect(twice()).toEqual([[11]])
  })
})

describe('disposing', () => {
  it('is what removeBackend does, used or not', async () => {
    for (const used of [true, false]) {
      const before = kernels()
      const { threads } = used ? await use({ threads: 2 }) : await registerWasm({ threads: 2 })
      expect(threads).toBe(2)
      tf.removeBackend('wasm')
      expect(kernels()).toEqual(before)
      expect((await registerWasm({ threads: 3 })).threads).toBe(3)
      tf.removeBackend('wasm')
    }
  })

  it('leaves tensors that can be disposed and not be read', async () => {
    await use({ threads: 2 })
    const tensor = tf.tensor1d([1, 2])
    report?.dispose()
    await tf.setBackend('cpu')
    expect(() => tensor.dataSync()).toThrow(expect.objectContaining({ code: 'wasm/disposed' }))
    tensor.dispose()
    expect(tensor.isDisposed).toBe(true)
  })

  it('gives the memory back', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const seen: WeakRef<WebAssembly.Memory>[] = []
    const kept: unknown[] = []
    const round = async (threads: number) => {
      await use({ threads })
      expect(twice()).toEqual([[11]])
      // The report and a tensor that nobody disposed hold on to nothing.
      kept.push(report, tf.tensor1d([threads]))
      const { wasm } = tf.backend() as unknown as { wasm: { memory: WebAssembly.Memory } }
      seen.push(new WeakRef(wasm.memory))
      report?.dispose()
    }
    for (const threads of [1, 2, 1, 3]) await round(threads)
    await tf.setBackend('cpu')
    for (let i = 0; i < 50 && seen.some((one) => one.deref()); i++) {
      await sleep(20)
      collect()
    }
    expect(seen.map((one) => !!one.deref())).toEqual([false, false, false, false])
    expect(kept).toHaveLength(8)
  })
})

describe('memory', () => {
  it('is true to the byte', async () => {
    await use({ threads: 2 })
    const empty = memory()
    expect(empty).toMatchObject({ tensorBytes: 0, unreliable: false })
    expect(empty.heapBytes % 65_536).toBe(0)
    const before = tf.memory().numBytes
    const kept = [
      tf.zeros([10, 3]),
      tf.tensor1d([1, 2, 3], 'bool'),
      tf.tensor([], [0, 5]),
      tf.tensor1d([1], 'int32'),
    ]
    expect(memory().tensorBytes).toBe(120 + 3 + 0 + 4)
    const words = tf.tensor1d(['two', 'words'])
    expect(memory().tensorBytes).toBe(127)
    const reshaped = tf.reshape(kept[0] as tf.Tensor, [30])
    expect(memory().tensorBytes).toBe(127)
    expect(memory().numBytes - before).toBeGreaterThanOrEqual(127)
    tf.dispose([kept, words, reshaped])
    expect(memory().tensorBytes).toBe(0)
  })

  it('does not grow in 10,000 steps of training', async () => {
    await use({ threads: 2 })
    const x = tf.randomNormal([32, 8], 0, 1, 'float32', 1)
    const y = tf.randomNormal([32, 1], 0, 1, 'float32', 2)
    const w = tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R2>([8, 1])))
    const optimizer = tf.train.sgd(0.05)
    const step = () =>
      optimizer.minimize(() => tf.mean(tf.square(tf.sub(tf.matMul(x, w), y))) as tf.Scalar)
    for (let i = 0; i < 10; i++) step()
    const before = memory()
    for (let i = 0; i < 10_000; i++) step()
    expect(memory()).toEqual(before)
    expect(w.dataSync().every(Number.isFinite)).toBe(true)
    tf.dispose([x, y, w])
    optimizer.dispose()
    expect(memory().tensorBytes).toBe(0)
  })

  it('that is not there is an error with a code, and harms nothing', async () => {
    for (const threads of [1, 2]) {
      await use({ threads })
      const a = tf.ones([100, 100])
      const before = memory()
      const tooMuch = [
        () => tf.backend().write(null as never, [5 * gigabyte], 'bool'),
        () => tf.backend().write(null as never, [4 * gigabyte], 'bool'),
        () => tf.backend().write(null as never, [2 ** 40], 'float32'),
      ]
      for (const take of tooMuch) {
        expect(take).toThrow(expect.objectContaining({ code: 'wasm/out-of-memory' }))
      }
      expect(memory()).toMatchObject({ ...before })

      // Never written to, so that the machine does not have to have it.
      const blocks: TensorInfo[] = []
      const fill = () => {
        for (;;) {
          const shape = [500 * 2 ** 20]
          const dataId = tf.backend().write(null as never, shape, 'bool')
          blocks.push({ dataId, shape, dtype: 'bool' })
        }
      }
      expect(fill).toThrow(
        expect.objectContaining({
          code: 'wasm/out-of-memory',
          details: expect.objectContaining({ bytes: 500 * 2 ** 20 }),
        }),
      )
      expect(blocks.length).toBeGreaterThanOrEqual(7)
      // What is small still finds room, and what is not fails inside kernels too.
      expect(twice()).toEqual([[11]])
      const inside = memory()
      expect(() => tf.tidy(() => tf.matMul(tf.ones([30_000, 1]), tf.ones([1, 30_000])))).toThrow(
        expect.objectContaining({ code: 'wasm/out-of-memory' }),
      )
      expect(memory()).toMatchObject({
        numTensors: inside.numTensors,
        tensorBytes: inside.tensorBytes,
      })
      for (const { dataId } of blocks) tf.backend().disposeData(dataId)
      expect(memory().tensorBytes).toBe(before.tensorBytes)
      const again = tf.backend().write(null as never, [500 * 2 ** 20], 'bool')
      tf.backend().disposeData(again)
      expect(twice()).toEqual([[11]])
      a.dispose()
      report?.dispose()
    }
  })
})

describe('what goes wrong in an operation', () => {
  /** Lets a kernel of ours do something else, and gives what to call instead. */
  const replaced = async (name: string, run: (engine: Engine) => void) => {
    const list = ownKernels as OwnKernel[]
    const index = list.findIndex((kernel) => kernel.name === name)
    const sound = list[index] as OwnKernel
    let armed = false
    list[index] = {
      name,
      run(engine, call) {
        if (armed) run(engine)
        return sound.run(engine, call)
      },
    }
    await use({ threads: 3, onWarning: () => {} })
    list[index] = sound
    return (now: boolean) => {
      armed = now
    }
  }

  it('is told with a code when a kernel traps, on any thread, and leaks nothing', async () => {
    let task = 0
    const arm = await replaced('BatchMatMul', ({ heap, assembly, pool }) => {
      heap.output([1000])
      const counts = heap.scratch(1024)
      assembly.probe(pool.control, counts, counts + 512, 64, 1000, task++ % 64, 0)
    })
    const before = memory()
    arm(true)
    for (let i = 0; i < 64; i++) {
      expect(twice).toThrow(
        expect.objectContaining({
          code: 'wasm/kernel-trapped',
          details: { kernel: 'BatchMatMul' },
        }),
      )
      expect(memory()).toMatchObject({
        numTensors: before.numTensors,
        tensorBytes: before.tensorBytes,
      })
    }
    arm(false)
    expect(twice()).toEqual([[11]])
    expect(report?.threads).toBe(3)
  })

  it('leaves behind no more than tfjs itself, where a step is thrown out of', async () => {
    /** Tensors that stay for each step, and whether the optimiser works after that. */
    const stopped = () => {
      const w = tf.tidy(() => tf.variable(tf.ones([4, 4])))
      const optimizer = tf.train.adam(0.1)
      const step = (stop: boolean) => () =>
        optimizer.minimize(() => {
          const loss = tf.sum(tf.square(tf.add(w, w))) as tf.Scalar
          if (stop) throw new Error('stopped')
          return loss
        })
      step(false)()
      const before = tf.memory()
      for (let i = 0; i < 5; i++) expect(step(true)).toThrow('stopped')
      const { numTensors, numBytes } = tf.memory()
      step(false)()
      const finite = w.dataSync().every(Number.isFinite)
      tf.dispose(w)
      optimizer.dispose()
      return [numTensors - before.numTensors, numBytes - before.numBytes, finite]
    }
    await use({ threads: 2 })
    const ours = stopped()
    await tf.setBackend('cpu')
    // What its tape has saved for the way back is not let go.
    expect(ours).toEqual(stopped())
  })

  it('leaves numbers that are none, empty tensors and disposed ones to the rules', async () => {
    await use({ threads: 2 })
    tf.tidy(() => {
      const odd = tf.tensor2d([[Number.NaN, 1, Number.POSITIVE_INFINITY]])
      expect(tf.matMul(odd, tf.eye(3)).arraySync()).toEqual([[Number.NaN, Number.NaN, Number.NaN]])
      expect(tf.relu(odd).arraySync()).toEqual([[Number.NaN, 1, Number.POSITIVE_INFINITY]])
      expect(tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2])).shape).toEqual([0, 2])
      expect(tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])).arraySync()).toEqual([
        [0, 0, 0],
        [0, 0, 0],
      ])
      expect(tf.relu(tf.zeros([0])).arraySync()).toEqual([])
    })
    const gone = tf.zeros([2, 2])
    gone.dispose()
    expect(() => tf.matMul(gone, gone)).toThrow(
      expect.objectContaining({ code: 'wasm/tensor-disposed' }),
    )
    expect(twice()).toEqual([[11]])
  })
})
