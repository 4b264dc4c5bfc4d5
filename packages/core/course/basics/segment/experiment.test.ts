import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { segment } from './exercise.js'

const few = { n: 200, epochs: 2, filters: 4 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await segment.experiment!.load()
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
describe('the experiment of segment', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('shows what a threshold finds first, then learns', async () => {
    const { events, metrics } = await collect({ loss: 'bce' })
    expect(events[0]).toMatchObject({ type: 'figure', id: 'masks' })
    expect(figuresOf(events)).toEqual(['masks', 'masks', 'iou', 'masks', 'iou'])
    const steps = stepsOf(events)
    expect(steps.at(-1)).toMatchObject({ step: 14, of: 14 })
    expect(steps.at(-1)!.measures.loss).toBeLessThan(steps[0]!.measures.loss!)
    expect(metrics.otsuIou).toBeGreaterThan(0.6)
    expect(metrics.otsuIou).toBeLessThan(0.8)
    expect(metrics.meanIou).toBeCloseTo(0.68, 1)
    expect(metrics.nothing).toBeCloseTo(0.78, 1)
    for (const name of ['netIou', 'pixels']) {
      expect(metrics[name]).toBeGreaterThanOrEqual(0)
      expect(metrics[name]).toBeLessThanOrEqual(1)
    }
  })

  it('gives equal bits for one seed, and leaks nothing', async () => {
    const tensors = tf.memory().numTensors
    const first = await collect({ skip: false })
    const second = await collect({ skip: false })
    expect(second).toEqual(first)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await segment.experiment!.load()
    const host = { seed: 3, language: 'zh-CN', signal: controller.signal } as const
    const work = run(parameters.parse({ ...few }), host)
    let next = await work.next()
    for (; !next.done; next = await work.next()) {
      if (next.value.type !== 'step') continue
      expect(next.value.step).toBe(1)
      controller.abort()
    }
    expect(next.value).toEqual({})
    for (const values of [{}]) {
      const work = run(parameters.parse({ ...few, ...values }), { seed: 3, language: 'en' })
      for await (const event of work) {
        if (event.type === 'step') break
      }
    }
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('knows which prediction was right', async () => {
    const { prediction } = await segment.experiment!.load()
    const outcome = (otsuIou: number, meanIou: number, netIou: number) =>
      prediction.outcome({ otsuIou, meanIou, netIou }, {})
    const found = [outcome(0.7, 0.6, 0.5), outcome(0.6, 0.7, 0.5), outcome(0.7, 0.6, 0.9)]
    expect(found).toEqual(prediction.choices.map(({ id }) => id))
    expect(prediction.outcome({}, {})).toBeNull()
  })
})
