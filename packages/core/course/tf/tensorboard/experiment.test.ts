import { bind } from '@firstgrad/backend'
import { memoryReader, memoryWriter } from '@firstgrad/viz/tensorboard/memory'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises.js'
import { tensorboardExperiment } from './experiment.js'
import { frameRecord } from './solution.js'

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})

const few = { steps: 20 }

const run = async (values: Record<string, unknown> = few, seed = 1, signal?: AbortSignal) => {
  const work = tensorboardExperiment.run(tensorboardExperiment.parameters.parse(values), {
    seed,
    language: 'en',
    ...(signal && { signal }),
  })
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

describe('the experiment of tf/tensorboard', () => {
  it('holds its references', async () => {
    for (const { parameters, holds, id } of tensorboardExperiment.references) {
      expect(holds((await run({ ...few, ...parameters })).metrics), id).toBe(true)
    }
  })

  it('tells steps of both runs and its figures, and leaks nothing', async () => {
    const before = tf.memory().numTensors
    const { events, metrics } = await run()
    expect(tf.memory().numTensors).toBe(before)
    expect(events.map((event) => (event.type === 'figure' ? event.id : event.type))).toEqual([
      'record',
      'step',
      'step',
      'losses',
      'step',
      'step',
      'losses',
      'files',
    ])
    expect(metrics).toMatchObject({ written: 40, read: 39, lost: 1, different: 0 })
    expect(metrics.fastLoss).toBeLessThan(metrics.slowLoss!)
    expect(tensorboardExperiment.prediction.outcome(metrics, {})).toBe('all-but-one')
    for (const name of Object.keys(metrics))
      expect(tensorboardExperiment.measures).toHaveProperty(name)
  })

  it.each([
    [0, 'all'],
    [100, 'fewer'],
    [2000, 'none'],
  ])('a file that lacks %i bytes keeps %s', async (lostBytes, outcome) => {
    const { metrics } = await run({ ...few, lostBytes })
    expect(metrics.different).toBe(0)
    expect(tensorboardExperiment.prediction.outcome(metrics, {})).toBe(outcome)
  })

  it('is the same for the same seed, figures too', async () => {
    const first = await run(few, 5)
    expect(await run(few, 5)).toEqual(first)
    expect((await run(few, 6)).metrics.slowLoss).not.toBe(first.metrics.slowLoss)
  })

  it('stops when it is told to, also by who reads it, and frees all', async () => {
    const before = tf.memory().numTensors
    expect((await run(few, 1, AbortSignal.abort())).metrics).toEqual({})
    const host = { seed: 1, language: 'zh-CN' as const }
    const parameters = tensorboardExperiment.parameters.parse(few)
    for await (const { type } of tensorboardExperiment.run(parameters, host)) {
      if (type === 'step') break
    }
    expect(tf.memory().numTensors).toBe(before)
  })

  it('the solution frames records as the writer does', async () => {
    const writer = memoryWriter()
    const head = writer.bytes().length
    writer.scalar('loss', 0.25, { step: 300 })
    const record = writer.bytes().subarray(head)
    expect(frameRecord(record.subarray(12, -4))).toEqual(record)
    const begin = writer.bytes().subarray(0, head)
    const both = Uint8Array.from([...begin, ...frameRecord(record.subarray(12, -4))])
    const steps: number[] = []
    for await (const { step } of memoryReader(both)) steps.push(step)
    expect(steps).toEqual([0, 300])
  })
})
