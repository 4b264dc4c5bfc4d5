import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeCheckpoint } from '../checkpoints/checkpoint.js'
import { memoryStore } from '../checkpoints/memory-store.js'
import { layersTrainable } from '../training/layers-model.js'
import { seedWeights } from '../training/seed-weights.js'
import { networks } from './mnist-networks.js'
import { restoreMnist } from './restore-mnist.js'

beforeAll(() => bind({ prefer: 'cpu' }))

describe('restoreMnist', () => {
  it.each(Object.entries(networks))('finds the %s by its shapes', async (_, network) => {
    const store = memoryStore()
    const model = network.build(0.1)
    await seedWeights(model, 3)
    const trainable = layersTrainable(model)
    await writeCheckpoint(store, { arrays: await trainable.save(), state: {} })
    const expected = await trainable.weights()
    model.dispose()
    model.optimizer.dispose()

    const { numTensors } = tf.memory()
    const restored = await restoreMnist(store)
    expect(await layersTrainable(restored).weights()).toEqual(expected)
    restored.dispose()
    restored.optimizer.dispose()
    expect(tf.memory().numTensors).toBe(numTensors)
  })

  it('refuses weights of another network, and none at all', async () => {
    const store = memoryStore()
    await expect(restoreMnist(store)).rejects.toMatchObject({ code: 'core/checkpoint-missing' })
    const arrays = [{ name: 'weights/0/kernel', shape: [2], data: Float32Array.of(1, 2) }]
    await writeCheckpoint(store, { arrays, state: {} })
    const { numTensors } = tf.memory()
    await expect(restoreMnist(store)).rejects.toMatchObject({
      code: 'core/checkpoint-mismatch',
      details: { field: 'weights', saved: '[2]' },
    })
    expect(tf.memory().numTensors).toBe(numTensors)
  })
})
