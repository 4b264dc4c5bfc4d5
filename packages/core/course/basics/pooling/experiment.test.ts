import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises/experiment.js'
import { poolingExperiment as tried } from './experiment.js'

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

const few = { digits: 200, layer: 'pool1', shift: 2, channel: 3 }

describe('the experiment of basics/pooling', { timeout: 120_000 }, () => {
  it('shows maps that learn, then what moves', async () => {
    const { events, metrics } = await run(few)
    const steps = events.filter(({ type }) => type === 'step')
    expect(steps).toHaveLength(8)
    const seen = figures(events)
    expect(seen[0]).toBe('maps')
    expect(seen.slice(-6)).toEqual(['compared', ...Array(5).fill('change')])
    expect(events.findLast(({ type }) => type === 'figure')).toMatchObject({
      figure: { kind: 'lineChart', series: [{ name: 'conv1', y: { length: 5 } }, {}, {}, {}] },
    })
    expect(metrics.accuracy).toBeGreaterThan(0.2)
    expect(metrics.conv1).toBeGreaterThan(metrics.conv1AtOne!)
    expect(Object.keys(metrics).filter((name) => !(name in tried.measures))).toEqual([])
  })

  it('is the same for the same seed, and nothing changes where nothing moves', async () => {
    const still = { ...few, digits: 100, shift: 0 }
    const { metrics } = await run(still, 5)
    expect(metrics).toMatchObject({ conv1: 0, pool1: 0, conv2: 0, pool2: 0 })
    expect((await run(still, 5)).metrics).toEqual(metrics)
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
