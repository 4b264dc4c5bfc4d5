import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromArrays } from '../training/examples.js'
import { seedWeights } from '../training/seed-weights.js'
import { trainExamined } from './train-examined.js'

const points = Float32Array.from({ length: 64 }, (_, i) => i / 32 - 1)
const data = fromArrays({
  x: { data: points, shape: [64, 1] },
  y: { data: points.map((x) => -3 * x), shape: [64, 1] },
})

const build = async (learningRate: number) => {
  const model = layers.sequential({
    layers: [layers.layers.dense({ units: 1, inputShape: [1], useBias: false })],
  })
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'meanSquaredError' })
  await seedWeights(model, 1)
  return model
}

const typesOf = async (learningRate: number, signal?: AbortSignal) => {
  const model = await build(learningRate)
  const options = { epochs: 12, seed: 1, learningRateSchedule: 'linear', ...(signal && { signal }) }
  const seen = []
  for await (const event of trainExamined(model, data, options as never)) seen.push(event)
  model.dispose()
  model.optimizer.dispose()
  return seen
}

describe('trainExamined', () => {
  let tensors = 0
  beforeAll(async () => {
    await bind({ prefer: 'cpu' })
    tensors = tf.memory().numTensors
  })
  afterAll(() => expect(tf.memory().numTensors).toBe(tensors))

  it('says nothing of a run that went well, though its rate sank to nothing', async () => {
    const events = await typesOf(0.5)
    expect(events.filter(({ type }) => type === 'finding')).toEqual([])
    expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'finished' })
  })

  it('names the rate that it began with, before the end', async () => {
    const events = await typesOf(1e-6)
    expect(events.at(-2)).toMatchObject({
      type: 'finding',
      finding: { code: 'core/cause-rate-too-small', details: { learningRate: 1e-6 } },
    })
    expect(events.at(-1)).toMatchObject({ type: 'end' })
  })

  it('looks at no run that was stopped', async () => {
    const events = await typesOf(1e-6, AbortSignal.abort())
    expect(events.map(({ type }) => type)).toEqual(['start', 'end'])
  })
})
