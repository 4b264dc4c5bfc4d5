import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises.js'
import { denseNetExperiment } from './experiment.js'

const start = (values: Record<string, unknown>, seed: number, signal?: AbortSignal) =>
  denseNetExperiment.run(denseNetExperiment.parameters.parse(values), {
    seed,
    language: 'en',
    ...(signal && { signal }),
  })

const run = async (values: Record<string, unknown>, seed = 1, signal?: AbortSignal) => {
  const work = start(values, seed, signal)
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

const figures = (events: readonly ExperimentEvent[]) => [
  ...new Set(events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))),
]

const small = { layers: 2, width: 16, epochs: 8 }

describe('the experiment of basics/dense-net', () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('bends further than a straight line, and its straight twin does not', async () => {
    const { events, metrics } = await run({ ...small, epochs: 20 })
    expect(metrics.accuracy).toBeGreaterThan(0.75)
    expect(metrics.straight).toBeLessThan(0.7)
    expect(metrics.weights).toBe(337)
    expect(denseNetExperiment.prediction.outcome(metrics, {})).toBe('line')
    expect(figures(events)).toEqual(['network', 'surface', 'straight', 'loss'])
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(steps.every(({ of }) => of === 40)).toBe(true)
  })

  it('has no twin where there is no layer to straighten', async () => {
    const { events, metrics } = await run({ layers: 0, epochs: 8 })
    expect(metrics.accuracy).toBeLessThanOrEqual(0.7)
    expect(metrics).not.toHaveProperty('straight')
    expect(figures(events)).toEqual(['network', 'surface', 'loss'])
    expect(denseNetExperiment.prediction.outcome(metrics, {})).toBeNull()
  })

  it('gives the same bits for the same seed, and leaves no tensor', async () => {
    const before = tf.memory().numTensors
    const smallest = { layers: 1, width: 2, epochs: 1 }
    const { metrics } = await run(smallest, 7)
    expect((await run(smallest, 7)).metrics).toEqual(metrics)
    expect((await run({ ...smallest, layers: 0 }, 8)).metrics.loss).not.toBe(
      (await run({ ...smallest, layers: 0 }, 7)).metrics.loss,
    )
    expect(tf.memory().numTensors).toBe(before)
  })

  it('stops when it is told to or left, and leaves no tensor', async () => {
    const before = tf.memory().numTensors
    const aborted = await run(small, 1, AbortSignal.abort())
    expect(aborted.metrics).toEqual({})
    for (let events = 1; events < 8; events++) {
      const work = start(small, 1)
      for (let i = 0; i < events; i++) await work.next()
      await work.return({})
    }
    expect(tf.memory().numTensors).toBe(before)
  })
})
