import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { regressPets } from './exercise.js'

const few = { n: 500, epochs: 1 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await regressPets.experiment!.load()
  const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en', ...host })
  const events: ExperimentEvent[] = []
  for (;;) {
    const next = await work.next()
    if (next.done) return { events, metrics: next.value as Metrics }
    events.push(next.value)
  }
}

// A busy machine needs a while.
describe('the experiment of regress-pets', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('shows pets first, learns, and tells how well it measures', async () => {
    const { events, metrics } = await collect({ model: 'linear', scaling: false })
    expect(Object.keys(metrics)).toEqual(['age', 'weight', 'looks'])
    for (const score of Object.values(metrics)) expect(score).toBeLessThan(0.5)
    const figures = events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))
    expect([...new Set(figures)]).toEqual(['faces', 'learning', 'ceilings', 'scatters'])
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps.at(-1)).toMatchObject({ step: 16, of: 16 })
    expect(steps.at(-1)!.measures.loss).toBeLessThan(steps[0]!.measures.loss!)
  })

  it('gives equal bits for one seed, and leaks nothing', async () => {
    const tensors = tf.memory().numTensors
    const { metrics } = await collect({ loss: 'huber' })
    expect((await collect({ loss: 'huber' })).metrics).toEqual(metrics)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await regressPets.experiment!.load()
    const host = { seed: 3, language: 'zh-CN', signal: controller.signal } as const
    for await (const event of run(
      parameters.parse({ ...few, heads: 'separate', loss: 'mae' }),
      host,
    )) {
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
    const { prediction } = await regressPets.experiment!.load()
    expect([0.95, 0.6, 0.1].map((looks) => prediction.outcome({ looks }, {}))).toEqual(
      prediction.choices.map(({ id }) => id),
    )
  })
})
