import '@tensorflow/tfjs-backend-cpu'
import { graph } from '@firstgrad/graph'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStore } from '../checkpoints/memory-store.js'
import type { TrainEvent } from './events.js'
import { fromArrays } from './examples.js'
import type { TrainOptions } from './options.js'
import { train } from './train.js'

const count = 60
const x = Float32Array.from({ length: count * 2 }, (_, i) => ((i * 37) % 101) / 101)
const y = Float32Array.from({ length: count }, (_, i) => (x[2 * i]! > x[2 * i + 1]! ? 1 : 0))
const data = fromArrays({ x: { data: x, shape: [count, 2] }, y: { data: y, shape: [count, 1] } })

/** A perceptron with four hidden units, trained by the optimiser that is named. */
const build = async (optimizer: 'sgd' | 'momentum' | 'adam', onTensorFlow = false) => {
  const g = graph()
  const inputs = g.placeholder('float32', [null, 2], { name: 'inputs' })
  const targets = g.placeholder('float32', [null, 1], { name: 'targets' })
  const w1 = g.variable(g.randomNormal([2, 4], { seed: 1 }), { name: 'w1' })
  const w2 = g.variable(g.randomNormal([4, 1], { seed: 2 }), { name: 'w2' })
  const output = g.sigmoid(g.matmul(g.tanh(g.matmul(inputs, w1)), w2))
  const loss = g.reduceMean(g.square(g.subtract(output, targets)), { name: 'loss' })
  const right = g.equal(g.greater(output, 0.5), g.greater(targets, 0.5))
  const accuracy = g.reduceMean(g.cast(right, 'float32'))
  const learningRate = 0.3
  const step = {
    sgd: () => g.sgd(loss, { learningRate }),
    momentum: () => g.momentum(loss, { learningRate, momentum: 0.9 }),
    adam: () => g.adam(loss, { learningRate: 0.05 }),
  }[optimizer]()
  const session = onTensorFlow ? g.session({ tf }) : g.session()
  await session.run(g.initialize() as never)
  const about = { name: optimizer, learningRate }
  return {
    graph: g,
    session,
    x: inputs,
    y: targets,
    loss,
    step,
    metrics: { accuracy },
    optimizer: about,
  }
}

type Built = Awaited<ReturnType<typeof build>>

const options: TrainOptions = { epochs: 3, batchSize: 16, seed: 5 }

const run = async (
  model: Built,
  more: Partial<TrainOptions> = {},
  onStep?: (step: number) => void,
) => {
  const events: TrainEvent[] = []
  for await (const event of train(model, data, { ...options, ...more })) {
    events.push(event)
    if (event.type === 'step') onStep?.(event.step)
  }
  const end = events.at(-1)
  if (end?.type !== 'end') throw new Error('no end event')
  return { events, end }
}

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe('train, on a graph', () => {
  it('learns, measures what was asked for, and names what computed', async () => {
    const { events, end } = await run(await build('adam'), { epochs: 40, validation: data })
    const epochs = events.filter((event) => event.type === 'epoch')
    expect(epochs[39]!.validation!.loss).toBeLessThan(epochs[0]!.validation!.loss / 2)
    expect(epochs[39]!.validation!.accuracy).toBeGreaterThan(0.9)
    expect(end.card).toMatchObject({ backend: 'javascript (interpreted)', steps: 160 })
  })

  for (const optimizer of ['sgd', 'momentum', 'adam'] as const) {
    it(`resumes exactly with ${optimizer}`, async () => {
      const whole = await run(await build(optimizer))
      const store = memoryStore()
      const controller = new AbortController()
      const stopped = { checkpoint: { store }, signal: controller.signal }
      await run(await build(optimizer), stopped, (step) => {
        if (step === 6) controller.abort()
      })
      const resumed = await run(await build(optimizer), { checkpoint: { store, resume: true } })
      expect(resumed.events[0]).toMatchObject({ type: 'start', step: 6 })
      expect(resumed.end.card.weights).toBe(whole.end.card.weights)
    })
  }

  it('gives on TensorFlow.js what it gives in plain JavaScript, and frees all tensors', async () => {
    const before = tf.memory().numTensors
    const model = await build('sgd', true)
    const { end } = await run(model, { validation: data })
    expect(end.card.backend).toBe('cpu')
    const local = await run(await build('sgd'), { validation: data })
    expect(end.card.metrics.validationLoss).toBeCloseTo(local.end.card.metrics.validationLoss!, 5)
    await model.session.close()
    expect(tf.memory().numTensors).toBe(before)
  })

  it('refuses to change a rate that is built into the graph', async () => {
    const linear = { ...options, learningRateSchedule: 'linear' } as const
    await expect(train(await build('sgd'), data, linear).next()).rejects.toMatchObject({
      code: 'core/fixed-learning-rate',
      details: { optimizer: 'sgd' },
    })
  })

  it('says what does not fit', async () => {
    const model = await build('sgd')
    const wide = fromArrays({
      x: { data: new Float32Array(6), shape: [2, 3] },
      y: { data: new Float32Array(2), shape: [2, 1] },
    })
    await expect(train(model, wide, options).next()).rejects.toMatchObject({
      code: 'core/example-shape',
      details: { what: 'x', expected: '[any, 2]', received: '[1, 3]' },
    })
  })
})
