import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { classifyPets } from './exercise.js'

const few = { n: 200, epochs: 2, light: 1, jitter: 0, distractors: 0 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await classifyPets.experiment!.load()
  const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en', ...host })
  const events: ExperimentEvent[] = []
  for (;;) {
    const next = await work.next()
    if (next.done) return { events, metrics: next.value as Metrics }
    events.push(next.value)
  }
}

// A busy machine needs a while.
describe('the experiment of classify-pets', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('shows pets first, learns, and tells what was taken for what', async () => {
    const { events, metrics } = await collect({ model: 'linear', epochs: 10 })
    expect(metrics.accuracy).toBeGreaterThan(0.6)
    expect(metrics.trainAccuracy).toBeGreaterThan(0.6)
    const { cats, dogs, rabbits } = metrics
    expect((cats! + dogs! + rabbits!) / 3).toBeCloseTo(metrics.accuracy!, 1)
    const figures = events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))
    expect([...new Set(figures)]).toEqual(['faces', 'means', 'learning', 'confusion', 'errors'])
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps).toHaveLength(70)
    expect(steps.at(-1)).toMatchObject({ step: 70, of: 70 })
    expect(steps.at(-1)!.measures.loss).toBeLessThan(steps[0]!.measures.loss!)
  })

  it('gives equal bits for one seed, and leaks nothing', async () => {
    const tensors = tf.memory().numTensors
    const { metrics } = await collect({ model: 'cnn' })
    expect((await collect({ model: 'cnn' })).metrics).toEqual(metrics)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await classifyPets.experiment!.load()
    const host = { seed: 3, language: 'zh-CN', signal: controller.signal } as const
    for await (const event of run(parameters.parse({ ...few, model: 'mlp' }), host)) {
      if (event.type === 'step') {
        expect(event.step).toBe(1)
        controller.abort()
      }
    }
    for await (const event of run(parameters.parse(few), { seed: 3, language: 'en' })) {
      if (event.type === 'step') break
    }
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('knows which prediction was right', async () => {
    const { prediction } = await classifyPets.experiment!.load()
    expect([0.34, 0.6, 0.95].map((accuracy) => prediction.outcome({ accuracy }, {}))).toEqual(
      prediction.choices.map(({ id }) => id),
    )
  })
})
