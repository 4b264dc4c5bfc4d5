import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, ExperimentHost, Metrics } from '../../../src/exercises.js'
import { style } from './exercise.js'

const few = { steps: 10 }

const collect = async (values: object, host: Partial<ExperimentHost> = {}) => {
  const { parameters, run } = await style.experiment!.load()
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
describe('the experiment of style', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
  })

  it('comes nearer to the style, step by step', async () => {
    const { events, metrics } = await collect({})
    expect(metrics.styleFall).toBeGreaterThan(0.4)
    expect(metrics.styleFall).toBeLessThan(1)
    expect(metrics.likeness).toBeGreaterThan(0.5)
    expect(metrics.likeness).toBeLessThan(1)
    expect(events[0]).toMatchObject({ type: 'figure', id: 'painting' })
    expect([...new Set(figuresOf(events))]).toEqual(['painting', 'steps', 'losses'])
    const steps = stepsOf(events)
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(steps.at(-1)!.measures.style).toBe(metrics.style)
    expect(steps.at(-1)!.measures.style).toBeLessThan(steps[0]!.measures.style!)
  })

  it('leaves the photograph as it is without steps, and without weight', async () => {
    const untouched = { content: 0, styleFall: 0, likeness: 1 }
    expect((await collect({ steps: 0 })).metrics).toMatchObject(untouched)
    expect((await collect({ styleWeight: 0, steps: 2 })).metrics).toMatchObject(untouched)
  })

  it('gives equal bits for one seed, and leaks nothing', async () => {
    const tensors = tf.memory().numTensors
    const first = await collect({ style: 'stripes', layers: 1, steps: 3 })
    const second = await collect({ style: 'stripes', layers: 1, steps: 3 })
    expect(second).toEqual(first)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('stops when it is told to, and when nobody listens', async () => {
    const tensors = tf.memory().numTensors
    const controller = new AbortController()
    const { parameters, run } = await style.experiment!.load()
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
    const { prediction } = await style.experiment!.load()
    const outcome = (styleFall: number, likeness: number) =>
      prediction.outcome({ styleFall, likeness }, {})
    const found = [outcome(0.95, 0.7), outcome(0.95, 0.3), outcome(0.7, 0.9)]
    expect(found).toEqual(prediction.choices.map(({ id }) => id))
    expect(prediction.outcome({}, {})).toBeNull()
  })
})
