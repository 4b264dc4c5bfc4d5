import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { beforeAll, expect, it } from 'vitest'
import { registerWasm } from '../src/index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

const glorot = (seed: number) => layers.initializers.glorotNormal({ seed })

/** Every draw from a seed, so that both backends begin with the same numbers. */
const recurrent = (kind: 'lstm' | 'gru' | 'simpleRNN') => {
  const options = {
    units: 7,
    inputShape: [6, 5] as [number, number],
    kernelInitializer: glorot(1),
    recurrentInitializer: glorot(2),
  }
  const cell =
    kind === 'lstm'
      ? layers.layers.lstm(options)
      : kind === 'gru'
        ? layers.layers.gru(options)
        : layers.layers.simpleRNN(options)
  const model = layers.sequential({
    layers: [
      cell,
      layers.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: glorot(3) }),
    ],
  })
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' })
  const x = tf.randomNormal([8, 6, 5], 0, 1, 'float32', 4)
  const y = tf.cast(tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32'), 3), 'float32')
  return { model, x, y }
}

const text = () => {
  const model = layers.sequential({
    layers: [
      layers.layers.embedding({
        inputDim: 20,
        outputDim: 6,
        inputLength: 9,
        embeddingsInitializer: glorot(1),
      }),
      layers.layers.globalAveragePooling1d({}),
      layers.layers.dense({ units: 5, activation: 'relu', kernelInitializer: glorot(2) }),
      layers.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: glorot(3) }),
    ],
  })
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' })
  const x = tf.floor(tf.randomUniform([8, 9], 0, 19.99, 'float32', 4))
  const y = tf.tensor2d([0, 1, 1, 0, 1, 0, 0, 1], [8, 1])
  return { model, x, y }
}

const makers = {
  lstm: () => recurrent('lstm'),
  gru: () => recurrent('gru'),
  simpleRNN: () => recurrent('simpleRNN'),
  'embedding and means': text,
}

it.each(Object.entries(makers))(
  '%s learns as on the cpu, and leaves nothing behind',
  async (_, make) => {
    const runs: { losses: number[]; weights: number[] }[] = []
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend)
      const { model, x, y } = make()
      const losses: number[] = []
      let tensors = 0
      for (let epoch = 0; epoch < 6; epoch++) {
        const loss = await model.trainOnBatch(x, y)
        losses.push(loss as number)
        // The first step makes the optimiser's memory.
        if (epoch === 0) tensors = tf.memory().numTensors
        expect(tf.memory().numTensors).toBe(tensors)
      }
      const weights = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()))
      runs.push({ losses, weights })
      model.dispose()
      tf.dispose([x, y])
    }
    const [cpu, wasm] = runs as [(typeof runs)[0], (typeof runs)[0]]
    expect(wasm.losses.at(-1)).toBeLessThan(wasm.losses[0] as number)
    expect(wasm.losses.length).toBe(6)
    cpu.losses.forEach((loss, i) => {
      expect(Math.abs((wasm.losses[i] as number) - loss)).toBeLessThan(1e-5)
    })
    expect(wasm.weights.length).toBe(cpu.weights.length)
    cpu.weights.forEach((weight, i) => {
      // Adam divides by the root of squares: where a gradient is nearly 0 its rounding is enlarged.
      expect(Math.abs((wasm.weights[i] as number) - weight)).toBeLessThan(5e-5)
    })
  },
)
