import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises/experiment.js'
import { kernelPlotsExperiment as tried } from './experiment.js'

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})

const run = async (values: Record<string, unknown> = {}, seed = 1, signal?: AbortSignal) => {
  const host = { seed, language: 'en', ...(signal && { signal }) } as const
  const work = tried.run(tried.parameters.parse(values), host)
  const events: ExperimentEvent[] = []
  const before = tf.memory().numTensors
  for (;;) {
    const { value, done } = await work.next()
    if (!done) {
      events.push(value)
      continue
    }
    expect(tf.memory().numTensors).toBe(before)
    return { events, metrics: value as Metrics }
  }
}

const figures = (events: readonly ExperimentEvent[]) =>
  events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))

const few = { pictures: 200, size: 4 }

describe('the experiment of basics/kernel-plots', { timeout: 120_000 }, () => {
  it('shows kernels moving, beside those of a random start', async () => {
    const { events, metrics } = await run(few)
    const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1))
    expect(steps.map(({ series }) => series)).toEqual([
      ...Array(7).fill('sobel'),
      ...Array(7).fill('random'),
    ])
    const seen = figures(events)
    expect(seen[0]).toBe('kernels-sobel')
    expect(new Set(seen)).toEqual(new Set(['kernels-sobel', 'cosine', 'film', 'kernels-random']))
    expect(metrics.cosine).toBeGreaterThan(metrics.cosineRandom!)
    expect(metrics.cosine).toBeLessThan(1)
    expect(Object.keys(metrics).filter((name) => !(name in tried.measures))).toEqual([])
  })

  it('keeps kernels as they are without an epoch, the same for the same seed', async () => {
    const none = { ...few, data: 'pets', start: 'gabor', epochs: 0 }
    const { metrics } = await run(none)
    expect(metrics.cosine).toBe(1)
    const random = { ...few, start: 'random', data: 'pets', pictures: 100 }
    const one = await run(random, 5)
    expect(figures(one.events)).not.toContain('kernels-sobel')
    expect((await run(random, 5)).metrics).toEqual(one.metrics)
    expect(tried.prediction.outcome(one.metrics, { start: 'random' })).toBeNull()
  })

  it('frees all when its reader leaves early, or a signal stops it', async () => {
    const before = tf.memory().numTensors
    for await (const event of tried.run(tried.parameters.parse(few), {
      seed: 1,
      language: 'zh-CN',
    }))
      if (event.type === 'step') break
    expect(tf.memory().numTensors).toBe(before)
    const controller = new AbortController()
    const work = tried.run(tried.parameters.parse(few), {
      seed: 1,
      language: 'en',
      signal: controller.signal,
    })
    let metrics: Metrics = { none: 0 }
    for (;;) {
      const { value, done } = await work.next()
      if (done) {
        metrics = value
        break
      }
      if (value.type === 'step') controller.abort()
    }
    expect(metrics).toEqual({})
    expect(tried.prediction.outcome(metrics, {})).toBeNull()
    expect(tf.memory().numTensors).toBe(before)
  })
})
