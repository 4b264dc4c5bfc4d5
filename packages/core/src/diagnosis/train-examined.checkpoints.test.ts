import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { layers, sequential } from '@tensorflow/tfjs-layers'
import { beforeAll, describe, expect, it } from 'vitest'
import { forkWeights } from '../exercises/fork-weights.js'
import { fromArrays } from '../training/examples.js'
import { readWeights } from '../training/layers-weights.js'
import { seedWeights } from '../training/seed-weights.js'
import { type TrainExaminedEvent, trainExamined } from './train-examined.js'

beforeAll(async () => {
  await bind({ prefer: 'cpu' })
})

const count = 24
const x = { data: Float32Array.from({ length: count }, (_, i) => i / count), shape: [count, 1] }
const y = { data: x.data.map((value) => 2 * value + 1), shape: [count, 1] }
const data = fromArrays({ x, y })

const build = async (units = 4) => {
  const model = sequential({
    layers: [layers.dense({ units, inputShape: [1] }), layers.dense({ units: 1 })],
  })
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' })
  await seedWeights(model, 1)
  return model
}
type Model = Awaited<ReturnType<typeof build>>

const free = (model: Model) => {
  model.dispose()
  model.optimizer.dispose()
}

const follow = async (model: Model, options: Parameters<typeof trainExamined>[2]) => {
  const events: TrainExaminedEvent[] = []
  for await (const event of trainExamined(model, data, options)) events.push(event)
  return events
}

const placesOf = (events: readonly TrainExaminedEvent[]) =>
  events.flatMap((event) => (event.type === 'checkpoint' ? [event.step] : []))

describe('the checkpoints of trainExamined', () => {
  it.each([
    [{ epochs: 6, checkpoints: 0 }, []],
    [{ epochs: 6, checkpoints: 3 }, [6, 12, 18]],
    [{ epochs: 6, checkpoints: 4 }, [6, 9, 15, 18]],
    [{ epochs: 6, checkpoints: 6 }, [3, 6, 9, 12, 15, 18]],
    [{ epochs: 1, checkpoints: 2 }, [2, 3]],
    [{ epochs: 1, checkpoints: 9 }, [1, 2, 3]],
  ])(
    'yields checkpoints after epochs, or after steps where those are too few: %o',
    async (options, places) => {
      const before = tf.memory().numTensors
      const model = await build()
      const events = await follow(model, { ...options, batchSize: 8, seed: 1 })
      expect(placesOf(events)).toEqual(places)
      for (const event of events) {
        if (event.type === 'checkpoint') expect(event.of).toBe(3 * options.epochs)
      }
      free(model)
      expect(tf.memory().numTensors).toBe(before)
    },
  )

  it('gives weights with which another model is where this one was', async () => {
    const before = tf.memory().numTensors
    const model = await build()
    const options = { epochs: 4, batchSize: count, seed: 1, checkpoints: 4 }
    const events = await follow(model, options)
    const steps = events.filter((event) => event.type === 'step')
    const checkpoints = events.filter((event) => event.type === 'checkpoint')
    const twin = await build()
    for (const [i, { weights }] of checkpoints.slice(0, -1).entries()) {
      forkWeights(twin, weights)
      const [first] = (await follow(twin, { ...options, epochs: 1 })).filter(
        (event) => event.type === 'step',
      )
      // All examples in one batch: the next step's loss is the loss of the checkpoint.
      expect(first!.measures.loss).toBe(steps[i + 1]!.measures.loss)
    }
    forkWeights(twin, checkpoints.at(-1)!.weights)
    expect(await readWeights(twin)).toEqual(await readWeights(model))
    free(model)
    free(twin)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('learns the same bits with checkpoints and without', async () => {
    const cards = []
    for (const checkpoints of [0, 5]) {
      const model = await build()
      const events = await follow(model, { epochs: 5, batchSize: 8, seed: 1, checkpoints })
      const end = events.at(-1)!
      if (end.type === 'end') cards.push(end.card)
      free(model)
    }
    expect(cards[1]).toEqual(cards[0])
  })

  it('has one checkpoint fewer where the run ends before', async () => {
    const model = await build()
    const abort = new AbortController()
    const events: TrainExaminedEvent[] = []
    const options = { epochs: 6, batchSize: 8, seed: 1, checkpoints: 3, signal: abort.signal }
    for await (const event of trainExamined(model, data, options)) {
      events.push(event)
      if (event.type === 'epoch' && event.epoch === 3) abort.abort()
    }
    expect(placesOf(events)).toEqual([6])
    free(model)
  })

  it('leaves a model as it is whose weights do not fit', async () => {
    const before = tf.memory().numTensors
    const [model, wide] = [await build(), await build(5)]
    const [event] = (await follow(wide, { epochs: 1, seed: 1, checkpoints: 1 })).filter(
      ({ type }) => type === 'checkpoint',
    )
    const own = await readWeights(model)
    const fork = () => forkWeights(model, event!.type === 'checkpoint' ? event!.weights : undefined)
    expect(fork).toThrow(/another model: expected weights\/0\/kernel \[1, 4\], got .* \[1, 5\]/)
    expect(await readWeights(model)).toEqual(own)
    free(model)
    free(wide)
    expect(tf.memory().numTensors).toBe(before)
  })
})
