import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { beforeAll, describe, expect, it } from 'vitest'
import { AdamWOptimizer, adam, adamw, momentum, registerWasm, rmsprop, sgd } from '../index.js'

const makers = {
  sgd: () => sgd({ learningRate: 0.01 }),
  momentum: () => momentum({ learningRate: 0.01, momentum: 0.9, nesterov: true }),
  rmsprop: () => rmsprop({ learningRate: 0.01, centered: true }),
  adam: () => adam(),
  adamw: () => adamw(),
}

describe('threads', () => {
  it('do not change a bit', async () => {
    const size = 16_384 * 5 + 3
    const results: Float32Array[] = []
    for (const threads of [1, 2, 3, 8]) {
      const report = await registerWasm({ threads })
      expect(report.threads).toBe(threads)
      await tf.setBackend(report.backend)
      const start = tf.randomNormal([size], 0, 1, 'float32', 7)
      const all = Object.values(makers).flatMap((make) => {
        const optimizer = make()
        const variable = start.variable()
        for (let seed = 1; seed <= 20; seed++) {
          tf.tidy(() => {
            const tensor = tf.randomNormal([size], 0, 1, 'float32', seed)
            optimizer.applyGradients([{ name: variable.name, tensor }])
          })
        }
        const values = [...(variable.dataSync() as Float32Array)]
        optimizer.dispose()
        variable.dispose()
        return values
      })
      start.dispose()
      report.dispose()
      results.push(Float32Array.from(all))
    }
    for (const result of results.slice(1)) {
      expect(Buffer.from(result.buffer).equals(Buffer.from(results[0]!.buffer))).toBe(true)
    }
  })
})

describe('training', () => {
  beforeAll(async () => {
    await registerWasm({ threads: 2 })
    await tf.setBackend('wasm')
  })

  it.each(Object.entries(makers))('%s: thousands of steps take no more memory', (name, make) => {
    const optimizer = make()
    const w = tf.variable(tf.zeros([10, 3]))
    const b = tf.variable(tf.zeros([3]))
    const x = tf.randomNormal([4, 10], 0, 1, 'float32', 1) as tf.Tensor2D
    const step = () => {
      optimizer.minimize(() => tf.mean(tf.square(tf.add(tf.matMul(x, w as tf.Tensor2D), b))))
    }
    for (let i = 0; i < 100; i++) step()
    const before = { ...tf.memory(), heap: heapBytes() }
    const steps = name === 'adam' ? 10_000 : 1000
    for (let i = 0; i < steps; i++) step()
    const after = { ...tf.memory(), heap: heapBytes() }
    expect(after).toEqual(before)
    optimizer.dispose()
    tf.dispose([w, b, x])
  })

  it.each(['sgd', 'rmsprop', 'adam'])(
    "compile({ optimizer: '%s' }) uses our kernel and learns as on the cpu",
    async (optimizer) => {
      const losses: Record<string, number[]> = {}
      for (const backend of ['cpu', 'wasm']) {
        await tf.setBackend(backend)
        const model = layers.sequential({
          layers: [
            layers.layers.dense({
              units: 8,
              inputShape: [5],
              activation: 'relu',
              kernelInitializer: layers.initializers.glorotNormal({ seed: 1 }),
            }),
            layers.layers.dense({
              units: 1,
              kernelInitializer: layers.initializers.glorotNormal({ seed: 2 }),
            }),
          ],
        })
        model.compile({ optimizer, loss: 'meanSquaredError' })
        const x = tf.randomNormal([32, 5], 0, 1, 'float32', 3)
        const y = tf.sum(x, 1, true)
        const profile = await tf.profile(async () => {
          const history = await model.fit(x, y, {
            epochs: 5,
            batchSize: 8,
            shuffle: false,
            verbose: 0,
          })
          losses[backend] = history.history.loss as number[]
          return []
        })
        const steps = profile.kernelNames.filter((name) => /^(SGD|RMSProp|Adam)Step$/.test(name))
        expect(steps.length > 0).toBe(backend === 'wasm')
      }
      const [cpu, wasm] = [losses.cpu!, losses.wasm!]
      expect(wasm.at(-1)!).toBeLessThan(wasm[0]!)
      cpu.forEach((loss, i) => {
        expect(Math.abs(wasm[i]! - loss)).toBeLessThan(1e-5 * Math.max(1, loss))
      })
    },
  )

  it('saves and loads a model that was compiled with AdamW', async () => {
    const model = layers.sequential({
      layers: [layers.layers.dense({ units: 1, inputShape: [2] })],
    })
    model.compile({ optimizer: adamw({ weightDecay: 0.03 }), loss: 'meanSquaredError' })
    await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 2, verbose: 0 })
    let artifacts: tf.io.ModelArtifacts | undefined
    await model.save(
      tf.io.withSaveHandler(async (saved) => {
        artifacts = saved
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
      }),
      { includeOptimizer: true },
    )
    const loaded = await layers.loadLayersModel(tf.io.fromMemory(artifacts!))
    expect(loaded.optimizer).toBeInstanceOf(AdamWOptimizer)
    expect(loaded.optimizer.getConfig()).toEqual(model.optimizer.getConfig())
    expect(loaded.optimizer.iterations).toBe(model.optimizer.iterations)
  })
})

describe('what is not for the kernels is done by TensorFlow.js', () => {
  const stepped = (optimizer: tf.Optimizer, variable: tf.Variable, gradient: tf.Tensor) => {
    tf.tidy(() => optimizer.applyGradients({ [variable.name]: gradient }))
  }

  it.each(Object.entries(makers))('%s: a gradient that is broadcast', async (_, make) => {
    const results: number[][] = []
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend)
      const variable = tf.variable(tf.tensor([1, 2, 3]))
      const optimizer = make()
      stepped(optimizer, variable, tf.scalar(2))
      results.push(variable.arraySync() as number[])
    }
    results[0]!.forEach((value, i) => {
      expect(results[1]![i]).toBeCloseTo(value, 6)
    })
    expect(results[0]![0]).not.toBe(1)
  })

  it.each(Object.entries(makers))('%s refuses integers, as on the cpu', async (_, make) => {
    const messages = []
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend)
      const variable = tf.variable(tf.tensor([1, 2, 3], [3], 'int32'))
      const optimizer = make()
      try {
        stepped(optimizer, variable, tf.tensor([1, 1, 1]))
        messages.push(undefined)
      } catch (error) {
        messages.push((error as Error).message)
      }
    }
    expect(messages[0]).toContain('dtype')
    expect(messages[1]).toBe(messages[0])
  })

  it.each(Object.entries(makers))('%s, disposed, throws and changes nothing', async (_, make) => {
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend)
      const variable = tf.variable(tf.tensor([1, 2]))
      const optimizer = make()
      stepped(optimizer, variable, tf.tensor([1, 1]))
      const before = variable.arraySync()
      optimizer.dispose()
      const again = () => stepped(optimizer, variable, tf.tensor([1, 1]))
      if (backend === 'cpu') expect(again).toThrow()
      else expect(again).toThrow(expect.objectContaining({ code: 'wasm/tensor-disposed' }))
      expect(variable.arraySync()).toEqual(before)
    }
  })

  it('takes variables of another backend along', async () => {
    await tf.setBackend('cpu')
    const variable = tf.variable(tf.tensor([1, 2]))
    const clone = variable.clone()
    const optimizer = adam({ learningRate: 0.5 })
    stepped(optimizer, variable, tf.tensor([1, 1]))
    await tf.setBackend('wasm')
    stepped(optimizer, variable, tf.tensor([1, 1]))
    ;(variable.arraySync() as number[]).forEach((value, i) => {
      expect(value).toBeCloseTo(i, 4)
    })
    expect(clone.arraySync()).toEqual([1, 2])
  })
})

/** Bytes of the heap that WebAssembly has. */
const heapBytes = () =>
  (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length
