import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import * as layers from '@tensorflow/tfjs-layers'
import { afterAll, expect, it } from 'vitest'
import { registerWasm } from '../src/index.js'

afterAll(() => tf.setBackend('cpu'))

/** The losses of some epochs of a small text model, from the same numbers on every backend. */
const losses = async (backend: string): Promise<number[]> => {
  await tf.setBackend(backend)
  const model = layers.sequential()
  const init = (seed: number) => layers.initializers.glorotUniform({ seed })
  model.add(
    layers.layers.embedding({
      inputDim: 20,
      outputDim: 8,
      inputLength: 6,
      embeddingsInitializer: init(1),
    }),
  )
  model.add(
    layers.layers.lstm({ units: 12, kernelInitializer: init(2), recurrentInitializer: init(3) }),
  )
  model.add(layers.layers.dense({ units: 16, activation: 'relu', kernelInitializer: init(4) }))
  model.add(layers.layers.dense({ units: 4, activation: 'softmax', kernelInitializer: init(5) }))
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' })
  const words = Array.from({ length: 16 * 6 }, (_, i) => (i * 7919) % 20)
  const x = tf.tensor2d(words, [16, 6])
  const labels = Array.from({ length: 16 }, (_, i) => words[6 * i]! % 4)
  const y = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 4), 'float32'))
  const { history } = await model.fit(x, y, { epochs: 8, batchSize: 5, shuffle: false, verbose: 0 })
  model.dispose()
  tf.dispose([x, y])
  return history.loss as number[]
}

it('an embedding, an LSTM and dense layers train as on the cpu backend', async () => {
  await registerWasm({ threads: 2 })
  const expected = await losses('cpu')
  const got = await losses('wasm')
  expect(got).toHaveLength(8)
  for (const [i, loss] of got.entries()) expect(loss).toBeCloseTo(expected[i]!, 4)
  expect(got[7]!).toBeLessThan(0.95 * got[0]!)
})
