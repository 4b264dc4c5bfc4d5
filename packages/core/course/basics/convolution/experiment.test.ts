import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises/experiment.js'
import { houseCat } from '../../photo/house-cat.js'
import { convolutionExperiment as tried } from './experiment.js'

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

describe('the experiment of basics/convolution', () => {
  it('shows the answer as it grows, one window, and an impulse', async () => {
    const { events, metrics } = await run()
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(12)
    expect(figures(events)).toEqual([...Array(12).fill('answer'), 'window', 'impulse'])
    expect(metrics).toEqual({
      height: 106,
      width: 158,
      least: -388,
      most: 394,
      kernelError: 2,
      turnedError: 0,
    })
    expect(tried.prediction.outcome(metrics, {})).toBe('turned')
  })

  it('holds its references', async () => {
    for (const { id, parameters = {}, holds } of tried.references)
      expect(holds((await run(parameters)).metrics), id).toBe(true)
  })

  it('answers as conv2d of the whole photo, whatever the stride and the border', async () => {
    const { metrics } = await run({ kernel: 'blur', stride: 3, pad: 'same' })
    expect(metrics).toMatchObject({ height: 36, width: 54 })
    // A symmetric kernel is its own mirror image, so the prediction has no answer.
    expect(tried.prediction.outcome(metrics, {})).toBeNull()
    const whole = tf.tidy(() => {
      const { height, width, values } = houseCat()
      const photo = tf.tensor4d(values, [1, height, width, 1])
      const answer = tf.conv2d(photo, tf.fill([3, 3, 1, 1], 1 / 9), 3, 'same')
      return [tf.min(answer).dataSync()[0]!, tf.max(answer).dataSync()[0]!]
    })
    expect(metrics.least).toBeCloseTo(whole[0]!, 3)
    expect(metrics.most).toBeCloseTo(whole[1]!, 3)
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
