import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { saliency } from './exercise.js'

const few = { n: 200, epochs: 1 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await saliency.experiment!.load()
  const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en', ...host })
  const events: ExperimentEvent[] = []
  for (;;) {
    const next = await work.next()
    if (next.done) return { events, metrics: next.value as Metrics }
    events.push(next.value)
  }
}

// A busy machine needs a while.
describe('the experiment of saliency', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('shows pets first, looks at them, and replaces layers by chance', async () => {
    const { events, metrics } = await collect({ randomised: 2 })
    for (const name of ['accuracy', 'peakInside', 'maskShare', 'peakNear', 'nearShare']) {
      expect(metrics[name]).toBeGreaterThan(0)
      expect(metrics[name]).toBeLessThanOrEqual(1)
    }
    expect(metrics.peakNear).toBeGreaterThanOrEqual(metrics.peakInside!)
    expect(metrics.nearShare).toBeGreaterThan(metrics.maskShare!)
    expect(Math.abs(metrics.correlation!)).toBeLessThan(1)
    const figures = events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))
    expect(figures).toEqual(['pets', 'overlays', 'overlays', 'survival'])
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps.at(-1)).toMatchObject({ step: 7, of: 7 })
  })

  it('gives equal bits for one seed, and leaks nothing', async () => {
    const tensors = tf.memory().numTensors
    const { metrics } = await collect({ method: 'saliency' })
    expect((await collect({ method: 'saliency' })).metrics).toEqual(metrics)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await saliency.experiment!.load()
    const host = { seed: 3, language: 'zh-CN', signal: controller.signal } as const
    for await (const event of run(parameters.parse({ ...few, class: 'dog' }), host)) {
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
    const { prediction } = await saliency.experiment!.load()
    expect([0.9, 0.6, 0.1].map((survival) => prediction.outcome({ survival }, {}))).toEqual(
      prediction.choices.map(({ id }) => id),
    )
  })
})
