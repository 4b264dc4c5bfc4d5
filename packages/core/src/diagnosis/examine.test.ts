import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Examples, fromArrays } from '../training/examples.js'
import { examine } from './examine.js'

const data = fromArrays({
  x: { data: Uint8Array.of(0, 255, 0, 255), shape: [4, 1] },
  y: { data: Float32Array.of(0, 1, 2, 3), shape: [4, 1] },
})
let model: LayersModel

beforeAll(async () => {
  await bind({ prefer: 'cpu' })
  model = sequential({
    layers: [layers.dense({ units: 1, inputShape: [1], activation: 'sigmoid' })],
  })
})

describe('examine', () => {
  it('wants a compiled model and examples', async () => {
    await expect(examine(model, data, [])).rejects.toMatchObject({
      code: 'core/model-not-compiled',
    })
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
    const none: Examples = { length: 0, batch: data.batch }
    await expect(examine(model, none, [])).rejects.toMatchObject({ code: 'core/no-examples' })
  })

  it('sees without a run what cannot go well', async () => {
    expect(await examine(model, data, [])).toEqual([
      {
        code: 'core/cause-targets-beyond-output',
        details: { activation: 'sigmoid', lowest: 0, highest: 3 },
      },
    ])
  })

  it('stops when it is aborted, and leaks nothing', async () => {
    const before = tf.memory().numTensors
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(examine(model, data, [], { signal })).rejects.toThrow('enough')
    expect(tf.memory().numTensors).toBe(before)
  })
})
