import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../checkpoints/memory-store.js'
import { type MnistEvent, mnist } from './mnist.js'
import { parseParameters } from './parameters.js'
import type { RunHost } from './run.js'

const few = { limit: 320, testLimit: 200, seed: 4 }

const collect = async (values: Record<string, unknown>, host: RunHost = {}) => {
  const events: MnistEvent[] = []
  const parameters = parseParameters(mnist.parameters, { ...few, ...values })
  for await (const event of mnist.run(parameters, { backend: 'cpu', ...host })) events.push(event)
  const result = events.at(-1)
  if (result?.type !== 'result') throw new Error('no result')
  return { events, result }
}

// The real digits come over the network once; a busy machine needs a while for them.
describe('mnist', { timeout: 120_000 }, () => {
  it('learns from few real digits what chance cannot know, the same each time', async () => {
    const { events, result } = await collect({ epochs: 3 })
    expect(result.testAccuracy).toBeGreaterThan(0.6)
    expect(result).toMatchObject({ reason: 'finished', backend: 'cpu', seed: 4 })
    const mistakes = events.find((event) => event.type === 'mistakes')!
    expect(1 - mistakes.count / 200).toBeCloseTo(result.testAccuracy!, 12)
    const [surest, next] = mistakes.surest
    expect(surest!.confidence).toBeGreaterThanOrEqual(next!.confidence)
    expect(surest!.pixels).toHaveLength(784)
    expect(Math.max(...surest!.pixels)).toBeGreaterThan(200)
    expect(surest!.predicted).not.toBe(surest!.label)
    const tensors = tf.memory().numTensors

    const again = await collect({ epochs: 3 })
    expect(again.result.card.weights).toBe(result.card.weights)
    expect(again.result.testAccuracy).toBe(result.testAccuracy)
    expect(tf.memory().numTensors).toBe(tensors)
  })

  it('ends with the same weights when it was interrupted and resumed', async () => {
    const whole = await collect({})
    const store = memoryStore()
    const controller = new AbortController()
    const events: MnistEvent[] = []
    const parameters = parseParameters(mnist.parameters, few)
    const host = { backend: 'cpu', checkpoint: { store }, signal: controller.signal }
    for await (const event of mnist.run(parameters, host)) {
      events.push(event)
      if (event.type === 'step' && event.step === 7) controller.abort()
    }
    expect(events.at(-1)).toMatchObject({ reason: 'aborted', testAccuracy: null })
    const resumed = await collect({}, { checkpoint: { store, resume: true } })
    expect(resumed.result.card.weights).toBe(whole.result.card.weights)
    expect(resumed.result.testAccuracy).toBe(whole.result.testAccuracy)
  })

  it('takes the small network on plain JavaScript, and says so', async () => {
    const { events, result } = await collect({ limit: 16, testLimit: 1 })
    const told = { network: 'perceptron', parameters: 337_674, spared: true }
    expect(events.find(({ type }) => type === 'network')).toMatchObject(told)
    expect(result.network).toBe('perceptron')
    expect(result.card.parameters).toMatchObject({ optimizer: 'SGD', batchSize: 16 })
  })

  it('trains the CNN on WebAssembly, the same when it was interrupted and resumed', async () => {
    const wasm = { backend: 'wasm' }
    const few = { limit: 300, testLimit: 50 }
    const whole = await collect(few, wasm)
    const told = { network: 'cnn', parameters: 857_738, spared: false }
    expect(whole.events.find(({ type }) => type === 'network')).toMatchObject(told)
    expect(whole.result.card).toMatchObject({
      backend: 'wasm',
      simd: 'simd128',
      steps: 3,
      parameters: { optimizer: 'Adam', batchSize: 100, learningRateSchedule: 'constant' },
    })
    expect(whole.result.card.threads).toBeGreaterThanOrEqual(1)

    const store = memoryStore()
    const controller = new AbortController()
    const parameters = parseParameters(mnist.parameters, { seed: 4, ...few })
    const host = { ...wasm, checkpoint: { store }, signal: controller.signal }
    for await (const event of mnist.run(parameters, host))
      if (event.type === 'step' && event.step === 2) controller.abort()
    const resumed = await collect(few, { ...wasm, checkpoint: { store, resume: true } })
    expect(resumed.result.card.weights).toBe(whole.result.card.weights)
  })

  it('says which parameter is out of bounds', () => {
    expect(() => parseParameters(mnist.parameters, { limit: 60_001 })).toThrow(
      'Expected limit to be a whole number of at least 1 and at most 60000, got 60001.',
    )
    expect(() => parseParameters(mnist.parameters, { learningRate: 0 })).toThrow(
      'Expected learningRate to be a number above 0 and at most 100, got 0.',
    )
  })
})
