import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises/experiment.js'
import { sobelKernelExperiment as tried } from './experiment.js'

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

describe('the experiment of basics/sobel-kernel', () => {
  it('holds its references', async () => {
    for (const { id, parameters = {}, holds } of tried.references)
      expect(holds((await run(parameters, 3)).metrics), id).toBe(true)
  })

  it('shows edges first, then what blur leaves', async () => {
    const { events, metrics } = await run({ noise: 50 })
    expect(figures(events)).toEqual(['edges', ...Array(7).fill('kept')])
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(7)
    expect(tried.prediction.outcome(metrics, {})).toBe('noise')
    // White noise through either kernel: the root of 12 squares of weights; of both, of 24.
    expect(metrics.noiseResponse! / 50 / Math.sqrt(24)).toBeCloseTo(1, 1)
  })

  it('is the same for the same seed, and tells of no noise where there is none', async () => {
    const { metrics } = await run({ blur: 2 }, 5)
    expect((await run({ blur: 2 }, 5)).metrics).toEqual(metrics)
    expect((await run({ blur: 2 }, 6)).metrics.noiseResponse).not.toBe(metrics.noiseResponse)
    expect((await run({ noise: 0 })).metrics.noiseResponse).toBe(0)
  })

  it('frees all when its reader leaves early, or a signal stops it', async () => {
    const before = tf.memory().numTensors
    for await (const event of tried.run(tried.parameters.parse({}), { seed: 1, language: 'zh-CN' }))
      if (event.type === 'step') break
    expect(tf.memory().numTensors).toBe(before)
    const controller = new AbortController()
    const work = tried.run(tried.parameters.parse({}), {
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
