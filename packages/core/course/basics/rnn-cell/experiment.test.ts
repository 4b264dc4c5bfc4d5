import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { rnnCell } from './exercise.js'

const few = { delay: 40 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await rnnCell.experiment!.load()
  const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en', ...host })
  const events: ExperimentEvent[] = []
  for (;;) {
    const next = await work.next()
    if (next.done) return { events, metrics: next.value as Metrics }
    events.push(next.value)
  }
}

const figuresOf = (events: readonly ExperimentEvent[]) =>
  events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))

const stepsOf = (events: readonly ExperimentEvent[]) =>
  events.flatMap((event) => (event.type === 'step' ? [event] : []))

// A busy machine needs a while.
describe('the experiment of rnn-cell', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('cannot recall a bit of forty steps ago, and shows why, with equal bits for one seed', async () => {
    const tensors = tf.memory().numTensors
    const { events, metrics } = await collect({})
    expect(await collect({})).toEqual({ events, metrics })
    expect(tf.memory().numTensors).toBe(tensors)
    expect(metrics.accuracy).toBeGreaterThan(0.35)
    expect(metrics.accuracy).toBeLessThan(0.65)
    expect(metrics.fails).toBe(40)
    expect([...new Set(figuresOf(events))]).toEqual(['recall', 'memory', 'reach'])
    const steps = stepsOf(events)
    expect(steps).toHaveLength(300)
    expect(steps.at(-1)).toMatchObject({ step: 300, of: 300, series: 'T = 40' })
    const reach = events.at(-1)
    if (reach?.type !== 'figure' || reach.figure.kind !== 'lineChart') throw new Error('no reach')
    const { y } = reach.figure.series[0]!
    expect(y).toHaveLength(41)
    expect(y[40]!).toBeLessThan(1e-4 * y[0]!)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await rnnCell.experiment!.load()
    const host = { seed: 3, language: 'zh-CN', signal: controller.signal } as const
    const work = run(parameters.parse({ ...few }), host)
    let next = await work.next()
    for (; !next.done; next = await work.next()) {
      if (next.value.type !== 'step') continue
      expect(next.value.step).toBe(1)
      controller.abort()
    }
    expect(next.value).toEqual({})
    for (const values of [
      { delay: 2 },
      { task: 'rows' },
      { task: 'rows', reader: 'cnn-rnn' },
      { task: 'characters' },
    ]) {
      const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en' })
      for await (const event of work) {
        if (event.type === 'step') break
      }
    }
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('knows which prediction was right', async () => {
    const { prediction } = await rnnCell.experiment!.load()
    const outcome = (metrics: Metrics, values: object) =>
      prediction.outcome(metrics, { task: 'recall', delay: 5, ...values })
    const found = [{ fails: 10 }, { fails: 20 }, { fails: 40 }, {}].map((failed) =>
      outcome({ accuracy: 1, ...failed }, {}),
    )
    expect(found).toEqual(prediction.choices.map(({ id }) => id))
    expect(outcome({ accuracy: 0.5, fails: 5 }, {})).toBeNull()
    expect(outcome({ accuracy: 0.5, fails: 40 }, { delay: 40 })).toBeNull()
    expect(outcome({ bits: 3 }, { task: 'characters' })).toBeNull()
  })
})
