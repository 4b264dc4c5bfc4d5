import { bind } from '@firstgrad/backend'
import { petFaces } from '@firstgrad/datasets'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../exercises.js'
import { pictureClassifier } from './picture-classifier.js'
import type { PictureData } from './picture-data.js'
import { picturesExperiment } from './pictures-experiment.js'

const faces = petFaces({ seed: 1, n: 120, light: 1, jitter: 0, distractors: 0 })

const pets: PictureData = {
  classes: ['cat', 'dog', 'rabbit'],
  size: 32,
  images: Uint8Array.from(faces.images, (value) => Math.round(value * 255)),
  labels: faces.species,
}

const run = async (data: PictureData, values: object, signal?: AbortSignal) => {
  const { parameters, run } = picturesExperiment(data)
  const host = { seed: 1, language: 'en', ...(signal && { signal }) } as const
  const work = run(parameters.parse(values), host)
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

const problemOf = (data: PictureData) => {
  try {
    picturesExperiment(data)
  } catch (error) {
    return (error as { details: { problem: object } }).details.problem
  }
  return null
}

describe('picturesExperiment', { timeout: 120_000 }, () => {
  let tensors = 0
  beforeAll(async () => {
    await bind({ prefer: 'wasm' })
    tensors = tf.memory().numTensors
  })
  afterAll(() => expect(tf.memory().numTensors).toBe(tensors))

  it('learns to tell easy pets, and judges by those kept back', async () => {
    const { events, metrics } = await run(pets, { model: 'mlp', epochs: 12, copies: false })
    expect(metrics.judged).toBe(24)
    expect(metrics.learned).toBe(96)
    expect(metrics.accuracy).toBeGreaterThan(0.8)
    expect(metrics.guess).toBeLessThan(0.5)
    const ids = events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))
    expect([...new Set(ids)]).toEqual(['learned', 'learning', 'confusion', 'hardest'])
  })

  it('gives equal bits for one seed, with copies too', async () => {
    const few = { model: 'linear', epochs: 2 }
    expect((await run(pets, few)).metrics).toEqual((await run(pets, few)).metrics)
  })

  it('leaves weights that answer for new pictures', async () => {
    const { parameters, run } = picturesExperiment(pets)
    const host = { seed: 1, language: 'en', checkpoints: 1 } as const
    const values = parameters.parse({ model: 'mlp', epochs: 12, copies: false })
    let weights = new Uint8Array()
    for await (const event of run(values, host)) {
      if (event.type === 'checkpoint') weights = Uint8Array.from(event.weights)
    }
    const classifier = pictureClassifier('mlp', pets, weights)
    const area = 32 * 32 * 3
    let right = 0
    for (let i = 0; i < 30; i++) {
      const shares = await classifier.classify(pets.images.subarray(i * area, (i + 1) * area))
      expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
      right += +(shares.indexOf(Math.max(...shares)) === pets.labels[i])
    }
    classifier.dispose()
    expect(right).toBeGreaterThan(24)
    expect(() => pictureClassifier('cnn', pets, weights)).toThrow(/weights/i)
  })

  it('stops when it is told to', async () => {
    const { metrics } = await run(pets, { epochs: 5 }, AbortSignal.abort())
    expect(metrics).toEqual({})
  })

  it('refuses pictures that nothing can be learned from', () => {
    expect(problemOf({ ...pets, classes: ['cat'], labels: new Uint8Array(120) })).toEqual({
      what: 'few-classes',
      count: 1,
    })
    expect(problemOf({ ...pets, classes: ['cat', 'dog', 'rabbit', 'fox'] })).toEqual({
      what: 'small-class',
      name: 'fox',
      count: 0,
      least: 5,
    })
    expect(problemOf({ ...pets, size: 33 })).toMatchObject({ what: 'picture-size' })
    const many = Array.from({ length: 21 }, String)
    expect(problemOf({ ...pets, classes: many })).toMatchObject({ what: 'many-classes' })
    expect(problemOf({ ...pets, labels: new Uint8Array(5001) })).toMatchObject({
      what: 'many-pictures',
    })
  })
})
