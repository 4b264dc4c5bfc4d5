import { bind } from '@firstgrad/backend'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '../checkpoints/memory-store.js'
import type { TrainEvent } from './events.js'
import { fromArrays } from './examples.js'
import type { TrainOptions } from './options.js'
import { seedWeights } from './seed-weights.js'
import { train } from './train.js'

const collect = async (events: AsyncIterable<TrainEvent>) => {
  const all: TrainEvent[] = []
  for await (const event of events) all.push(event)
  return all
}
const last = (events: TrainEvent[]) => {
  const event = events.at(-1)
  if (event?.type !== 'end') throw new Error('no end event')
  return event
}

// Two classes that a small net can learn: is x0 + x1 above 1?
const count = 90
const inputs = Float32Array.from({ length: count * 2 }, (_, i) => ((i * 37) % 101) / 101)
const targets = Float32Array.from({ length: count }, (_, i) =>
  inputs[2 * i]! + inputs[2 * i + 1]! > 1 ? 1 : 0,
)
const data = fromArrays({
  x: { data: inputs, shape: [count, 2] },
  y: { data: targets, shape: [count, 1] },
})

const build = async (optimizer: string | tf.Optimizer = 'adam', seed = 3): Promise<LayersModel> => {
  const model = sequential({
    layers: [
      layers.dense({ units: 8, inputShape: [2], activation: 'relu' }),
      layers.dropout({ rate: 0.3 }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  })
  model.compile({ optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] })
  await seedWeights(model, seed)
  return model
}

const options: TrainOptions = { epochs: 4, batchSize: 16, seed: 5 }

/** The optimiser of `@firstgrad/wasm`, under the name by which a saved model finds it. */
const adamw = () => {
  const [AdamW] = tf.serialization.SerializationMap.getMap().classNameMap.AdamW!
  return new AdamW({ learningRate: 0.01, weightDecay: 0.1 }) as unknown as tf.Optimizer
}

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
  await tf.setBackend('cpu')
})
let tensors = 0
beforeEach(() => {
  tensors = tf.memory().numTensors
})
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors)
})
afterAll(() => {
  tf.disposeVariables()
})

/** tfjs's momentum forgets its parent's learning rate when it is disposed. */
const free = (model: LayersModel) => {
  model.dispose()
  model.optimizer.dispose()
  tf.dispose((model.optimizer as { c?: tf.Scalar }).c ?? [])
}

/** Trains a fresh model and frees it. */
const run = async (more: Partial<TrainOptions> = {}, optimizer?: () => tf.Optimizer) => {
  const model = await build(optimizer?.())
  try {
    return await collect(train(model, data, { ...options, ...more }))
  } finally {
    free(model)
  }
}

describe('train', () => {
  it('tells every step and epoch, and what it measured', async () => {
    const events = await run({ validation: data })
    expect(events[0]).toMatchObject({ type: 'start', step: 0, of: 24, examples: 90 })
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(24)
    const epochs = events.filter((event) => event.type === 'epoch')
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
    expect(epochs[3]!.validation!.loss).toBeLessThan(epochs[0]!.validation!.loss)
    const { reason, card } = last(events)
    expect(reason).toBe('finished')
    expect(card.metrics.validationAccuracy).toBe(epochs[3]!.validation!.accuracy)
    expect(card.parameters).toMatchObject({ batchSize: 16, optimizer: 'Adam', learningRate: 0.001 })
    expect(card.weights).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives the same bits for the same seed, dropout included, and others for another', async () => {
    const [first, second, other] = [await run(), await run(), await run({ seed: 6 })]
    expect(last(second).card.weights).toBe(last(first).card.weights)
    expect(last(other).card.weights).not.toBe(last(first).card.weights)
  })

  for (const [name, optimizer] of Object.entries({
    sgd: () => tf.train.sgd(0.1),
    momentum: () => tf.train.momentum(0.1, 0.9),
    adagrad: () => tf.train.adagrad(0.1),
    adadelta: () => tf.train.adadelta(0.1),
    rmsprop: () => tf.train.rmsprop(0.01, 0.9, 0.5),
    adam: () => tf.train.adam(0.01),
    adamw,
  })) {
    it(`resumes exactly after an abort in the middle of an epoch, with ${name}`, async () => {
      const whole = last(await run({}, optimizer))
      const store = memoryStore()
      const controller = new AbortController()
      const model = await build(optimizer())
      const events: TrainEvent[] = []
      const stopping = { ...options, checkpoint: { store }, signal: controller.signal }
      for await (const event of train(model, data, stopping)) {
        events.push(event)
        if (event.type === 'step' && event.step === 9) controller.abort()
      }
      free(model)
      expect(last(events)).toMatchObject({ reason: 'aborted', step: 9 })
      const resumed = await run({ checkpoint: { store, resume: true } }, optimizer)
      expect(resumed[0]).toMatchObject({ type: 'start', step: 9 })
      expect(last(resumed).card.weights).toBe(whole.card.weights)
      expect(last(resumed).card.metrics).toEqual(whole.card.metrics)
    })
  }

  it('validates on resume when it was aborted while validating', async () => {
    const whole = last(await run({ validation: data }))
    const store = memoryStore()
    const controller = new AbortController()
    let asked = 0
    const slow = {
      length: data.length,
      batch(indices: Uint32Array) {
        // The first question is the check of the shapes, the second the validation of epoch 1.
        if (++asked === 2) controller.abort()
        return data.batch(indices)
      },
    }
    const many = { length: 1000, batch: (i: Uint32Array) => slow.batch(i.map((n) => n % 90)) }
    const aborted = await run({
      validation: many,
      checkpoint: { store },
      signal: controller.signal,
    })
    expect(last(aborted)).toMatchObject({ reason: 'aborted', step: 6 })
    expect(aborted.some(({ type }) => type === 'epoch')).toBe(false)
    const resumed = await run({ validation: data, checkpoint: { store, resume: true } })
    expect(resumed[1]).toMatchObject({ type: 'epoch', epoch: 1 })
    expect(last(resumed).card.weights).toBe(whole.card.weights)
  })

  it('refuses a checkpoint of other options, and says which', async () => {
    const store = memoryStore()
    await run({ checkpoint: { store } })
    await expect(run({ batchSize: 8, checkpoint: { store, resume: true } })).rejects.toMatchObject({
      code: 'core/checkpoint-mismatch',
      details: { field: 'batchSize', saved: '16', received: '8' },
    })
    await expect(run({ checkpoint: { store: memoryStore(), resume: true } })).rejects.toMatchObject(
      {
        code: 'core/checkpoint-missing',
      },
    )
  })

  it('refuses a checkpoint of another model, and says where they differ', async () => {
    const store = memoryStore()
    await run({ checkpoint: { store } })
    const wider = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] })
    wider.compile({ optimizer: 'adam', loss: 'meanSquaredError' })
    const resume = { ...options, checkpoint: { store, resume: true } }
    await expect(train(wider, data, resume).next()).rejects.toMatchObject({
      code: 'core/checkpoint-mismatch',
      details: { field: 'weights/0/kernel', saved: '[2, 8]', received: '[2, 1]' },
    })
    free(wider)
  })

  it('ends at once when it is resumed at its end, with the same figures', async () => {
    for (const more of [{ validation: data }, { validation: data, earlyStop: { patience: 1 } }]) {
      const store = memoryStore()
      const flat = () => tf.train.sgd(0)
      const whole = last(await run({ ...more, checkpoint: { store } }, flat))
      const resumed = await run({ ...more, checkpoint: { store, resume: true } }, flat)
      expect(resumed.map(({ type }) => type)).toEqual(['start', 'end'])
      expect(last(resumed)).toMatchObject({ reason: whole.reason, step: whole.step })
      expect(last(resumed).card.metrics).toEqual(whole.card.metrics)
    }
  })

  it('goes on to more epochs from a finished run', async () => {
    const store = memoryStore()
    await run({ epochs: 2, checkpoint: { store } })
    const resumed = await run({ checkpoint: { store, resume: true } })
    expect(last(resumed).card.weights).toBe(last(await run()).card.weights)
  })

  it('lets the rate sink to 0 over the run, resumes on its way, and puts it back', async () => {
    for (const optimizer of [() => tf.train.momentum(0.1, 0.9), () => tf.train.adam(0.01)]) {
      const linear = { learningRateSchedule: 'linear' } as const
      const whole = last(await run(linear, optimizer))
      expect(whole.card.weights).not.toBe(last(await run({}, optimizer)).card.weights)
      const store = memoryStore()
      const controller = new AbortController()
      const model = await build(optimizer())
      const rates: number[] = []
      const rate = () => (model.optimizer.getConfig() as { learningRate: number }).learningRate
      const before = rate()
      const stopping = { ...options, ...linear, checkpoint: { store }, signal: controller.signal }
      for await (const event of train(model, data, stopping)) {
        if (event.type !== 'step') continue
        rates.push(rate() / before)
        if (event.step === 6) controller.abort()
      }
      expect(rates).toEqual(
        [1, 23, 22, 21, 20, 19].map((n, i) => (i === 0 ? 1 : expect.closeTo(n / 24, 12))),
      )
      expect(rate()).toBe(before)
      free(model)
      const resumed = await run({ ...linear, checkpoint: { store, resume: true } }, optimizer)
      expect(last(resumed).card.weights).toBe(whole.card.weights)
      await expect(
        run({ ...linear, epochs: 9, checkpoint: { store, resume: true } }, optimizer),
      ).rejects.toMatchObject({ code: 'core/checkpoint-mismatch', details: { field: 'epochs' } })
    }
  })

  it('stops early when validation does not improve', async () => {
    const model = await build(tf.train.sgd(0))
    const events = await collect(
      train(model, data, { ...options, epochs: 20, validation: data, earlyStop: { patience: 2 } }),
    )
    expect(last(events)).toMatchObject({ reason: 'early-stop', step: 18 })
    free(model)
  })

  it('frees everything when the consumer stops listening', async () => {
    const model = await build()
    for await (const event of train(model, data, options)) if (event.type === 'step') break
    free(model)
  })

  it('names a learning rate beyond the curvature at the step where the rise begins', async () => {
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] })
    // Loss (wx + b - y)^2 / n has the Hessian 2/n [[Σx², Σx], [Σx, n]].
    const x = [3.3, 4.4, 5.5, 6.71, 6.93, 4.168, 9.779, 6.182]
    const n = x.length
    const [xx, sx] = [x.reduce((s, v) => s + v * v, 0), x.reduce((s, v) => s + v, 0)]
    const largest = (xx + n + Math.sqrt((xx - n) ** 2 + 4 * sx * sx)) / n
    model.compile({ optimizer: tf.train.sgd(0.5), loss: 'meanSquaredError' })
    const line = fromArrays({
      x: { data: Float32Array.from(x), shape: [n, 1] },
      y: { data: Float32Array.from(x, (v) => 0.25 * v + 0.8), shape: [n, 1] },
    })
    const events = await collect(train(model, line, { epochs: 500, batchSize: n, seed: 1 }))
    const diverged = events.find((event) => event.type === 'diverged')!
    expect(last(events).reason).toBe('diverged')
    expect(diverged.beganAtStep).toBe(2)
    const cause = diverged.causes[0]!
    if (cause.code !== 'core/cause-learning-rate') throw new Error(cause.code)
    expect(cause.details.largestCurvature / largest).toBeCloseTo(1, 2)
    expect(cause.details.limit * cause.details.largestCurvature).toBeCloseTo(2)
    free(model)
  })

  it('names the example that is not a number', async () => {
    const model = await build('sgd')
    const hole = Float32Array.from(inputs)
    hole[2 * 41 + 1] = Number.NaN
    const examples = fromArrays({
      x: { data: hole, shape: [count, 2] },
      y: { data: targets, shape: [count, 1] },
    })
    const events = await collect(train(model, examples, options))
    expect(events.find((event) => event.type === 'diverged')).toMatchObject({
      loss: 'NaN',
      causes: [{ code: 'core/cause-examples-not-finite', details: { what: 'x', index: 41 } }],
    })
    free(model)
  })

  it('names inputs that were never scaled', async () => {
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] })
    model.compile({ optimizer: tf.train.adam(1e30), loss: 'meanSquaredError' })
    const big = fromArrays({
      x: { data: inputs.map((v) => v * 255), shape: [count, 2] },
      y: { data: targets, shape: [count, 1] },
    })
    const events = await collect(train(model, big, options))
    const diverged = events.find((event) => event.type === 'diverged')!
    expect(diverged.causes).toEqual([
      { code: 'core/cause-inputs-unscaled', details: { largest: expect.closeTo(250, -1) } },
    ])
    free(model)
  })

  it('refuses what it cannot train on, in words', async () => {
    const model = await build()
    const reject = (examples: Parameters<typeof train>[1], more: Partial<TrainOptions> = {}) =>
      expect(collect(train(model, examples, { ...options, ...more }))).rejects
    const wide = fromArrays({
      x: { data: new Float32Array(9), shape: [3, 3] },
      y: { data: new Float32Array(3), shape: [3, 1] },
    })
    await reject(wide).toMatchObject({
      code: 'core/example-shape',
      details: { what: 'x', expected: '[any, 2]', received: '[1, 3]' },
    })
    await reject({ ...data, length: 0 }).toMatchObject({ code: 'core/no-examples' })
    await reject(data, { epochs: 0 }).toMatchObject({ code: 'core/parameter' })
    await reject(data, { batchSize: 2.5 }).toMatchObject({ code: 'core/parameter' })
    await reject(data, { seed: Number.NaN }).toMatchObject({ code: 'core/parameter' })
    free(model)

    const raw = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] })
    await expect(collect(train(raw, data, options))).rejects.toMatchObject({
      code: 'core/model-not-compiled',
    })
    raw.dispose()
  })

  it('refuses layers that tfjs cannot seed', async () => {
    const model = sequential({
      layers: [layers.dense({ units: 1, inputShape: [2] }), layers.gaussianNoise({ stddev: 1 })],
    })
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
    await expect(collect(train(model, data, options))).rejects.toMatchObject({
      code: 'core/unseeded-layers',
    })
    free(model)
  })
})
