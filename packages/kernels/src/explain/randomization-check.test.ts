import {
  add,
  conv2d,
  engine,
  matMul,
  mean,
  mul,
  relu,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core'
import { layers, sequential } from '@tensorflow/tfjs-layers'
import { afterAll, describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { imageOf } from '../../test/reference.js'
import {
  type RandomizationCheckOptions,
  type RandomizationEvent,
  randomizationCheck,
  saliency,
} from '../index.js'
import reference from './explain.reference.json' with { type: 'json' }
import { rankCorrelation } from './rank-correlation.js'

const collected = async (events: AsyncIterable<RandomizationEvent>) => {
  const all: RandomizationEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

const variableOf = (values: readonly number[]): Variable =>
  tidy(() => variable(tensor1d([...values])))

/** The network of the reference, with weights that can change. */
const networkOf = (weights: Readonly<Record<string, Variable>>) => (x: Tensor4D) => {
  const of = <T extends Tensor>(name: string) => weights[name] as Tensor as T
  const first = relu(add<Tensor4D>(conv2d(x, of<Tensor4D>('conv1'), 1, 'same'), of('bias1')))
  const second = relu(add<Tensor4D>(conv2d(first, of<Tensor4D>('conv2'), 2, 'valid'), of('bias2')))
  return add<Tensor2D>(matMul(mean(second, [1, 2]), of<Tensor2D>('dense')), of('bias3'))
}

describe('rankCorrelation', () => {
  it.each(reference.ranks)('is that of SciPy, with ties: %#', ({ one, other, value }) => {
    expect(rankCorrelation(one, other)).toBeCloseTo(value, 12)
  })

  it('knows the ends, and what has none', () => {
    expect(rankCorrelation([1, 5, 9], [2, 3, 100])).toBe(1)
    expect(rankCorrelation([1, 5, 9], [3, 2, -1])).toBe(-1)
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN()
    expect(rankCorrelation([1, Number.NaN, 3], [1, 2, 3])).toBeNaN()
    expect(rankCorrelation([4], [4])).toBeNaN()
    expect(rankCorrelation([], [])).toBeNaN()
  })
})

onEveryBackend(() => {
  const withNetwork = async (
    work: (weights: Readonly<Record<string, Variable>>, image: Tensor4D) => Promise<void>,
  ) => {
    const image = imageOf<Tensor4D>(reference.images.noise)
    const entries = Object.entries(reference.weights).map(([name, weight]) => {
      const values = imageOf<Tensor2D>(weight)
      const weights = variable(values)
      values.dispose()
      return [name, weights] as const
    })
    const before = entries.map(([, weights]) => [...weights.dataSync()])
    try {
      await work(Object.fromEntries(entries), image)
      expect(entries.map(([, weights]) => [...weights.dataSync()])).toEqual(before)
    } finally {
      for (const [, weights] of entries) weights.dispose()
      image.dispose()
    }
  }

  it('tells apart a gradient and an explanation that only looks at the image', async () => {
    await withNetwork(async (weights, image) => {
      const { conv1, bias1, conv2, bias2, dense, bias3 } = weights as Record<string, Variable>
      const variables = [
        [dense!, bias3!],
        [conv2!, bias2!],
        [conv1!, bias1!],
      ]
      const network = networkOf(weights)
      const explain = () => saliency(image, network, { target: 0 })
      const events = await collected(randomizationCheck(explain, { variables, seed: 3 }))
      expect(events.map(({ done, of }) => [done, of])).toEqual([
        [1, 3],
        [2, 3],
        [3, 3],
      ])
      expect(events[2]!.rankCorrelation).toBeLessThan(0.5)
      // Sizes of what has no sign are what it is.
      expect(events[2]!.rankCorrelationOfMagnitudes).toBe(events[2]!.rankCorrelation)
      const again = await collected(randomizationCheck(explain, { variables, seed: 3 }))
      expect(again).toEqual(events)
      const other = await collected(randomizationCheck(explain, { variables, seed: 4 }))
      expect(other).not.toEqual(events)
      const ofImage = () => tidy(() => mul(image, image))
      for (const event of await collected(randomizationCheck(ofImage, { variables, seed: 3 }))) {
        expect(event.rankCorrelation).toBeCloseTo(1, 12)
      }
    })
  })

  it('randomizes one after the other, each of its own size, and keeps them so in the loop', async () => {
    const weights = variableOf(Array.from({ length: 400 }, (_, i) => (i % 2 ? 3 : -3)))
    const bias = variableOf([0, 0])
    const saved = [...weights.dataSync()]
    const explain = () => weights.clone()
    const options = { variables: [bias, weights], seed: 5 }
    let count = 0
    for await (const event of randomizationCheck(explain, options)) {
      count++
      const now = [...weights.dataSync()]
      expect([...bias.dataSync()]).toEqual([0, 0])
      if (event.done === 1) {
        expect(now).toEqual(saved)
        expect(event.rankCorrelation).toBe(1)
        continue
      }
      const square = now.reduce((total, value) => total + value * value, 0) / now.length
      expect(Math.sqrt(square)).toBeGreaterThan(2.7)
      expect(Math.sqrt(square)).toBeLessThan(3.3)
      expect(Math.abs(event.rankCorrelation)).toBeLessThan(0.2)
      // Sizes were all alike.
      expect(event.rankCorrelationOfMagnitudes).toBeNaN()
    }
    expect(count).toBe(2)
    expect([...weights.dataSync()]).toEqual(saved)
    for (const one of [weights, bias]) one.dispose()
  })

  it('gives weights back where the explanation throws, the loop ends, or a signal says so', async () => {
    await withNetwork(async (weights, image) => {
      const variables = [weights.dense!, weights.conv2!]
      let calls = 0
      const failing = () => {
        calls++
        if (calls === 3) throw new Error('no explanation')
        return saliency(image, networkOf(weights))
      }
      const check = collected(randomizationCheck(failing, { variables, seed: 1 }))
      await expect(check).rejects.toThrow('no explanation')
    })
    await withNetwork(async (weights, image) => {
      const explain = async () => saliency(image, networkOf(weights))
      const variables = [weights.dense!, weights.conv2!]
      for await (const { done } of randomizationCheck(explain, { variables, seed: 1 })) {
        expect(done).toBe(1)
        break
      }
      const stop = new AbortController()
      const options = { variables, seed: 1, signal: stop.signal }
      const check = async () => {
        for await (const _ of randomizationCheck(explain, options)) stop.abort(new Error('enough'))
      }
      await expect(check()).rejects.toThrow('enough')
    })
  })

  it('takes the weights of a layers model', async () => {
    const network = sequential({
      layers: [
        layers.flatten({ inputShape: [2, 2, 1] }),
        layers.dense({ units: 3, activation: 'tanh' }),
        layers.dense({ units: 2 }),
      ],
    })
    const variables = network.layers
      .filter(({ trainableWeights }) => trainableWeights.length > 0)
      .map(({ trainableWeights }) => trainableWeights.map((weight) => weight.read() as Variable))
      .reverse()
    const image = tensor2d([
      [0.1, 0.4],
      [0.2, 0.8],
    ])
    const before = network.getWeights().map((weight) => [...weight.dataSync()])
    const explain = () => saliency(image, (images) => network.apply(images) as Tensor)
    const events = await collected(randomizationCheck(explain, { variables, seed: 1 }))
    expect(events).toHaveLength(2)
    expect(network.getWeights().map((weight) => [...weight.dataSync()])).toEqual(before)
    network.dispose()
    image.dispose()
  })
})

describe('bad options', () => {
  const one = () => variableOf([1, 2])
  afterAll(() => {
    engine().disposeVariables()
  })
  it.each<[string, () => [() => unknown, object], string]>([
    ['no variables', () => [one, { variables: [], seed: 1 }], 'kernels/option'],
    ['no list', () => [one, { seed: 1 }], 'kernels/option'],
    ['a tensor', () => [one, { variables: [tensor1d([1])], seed: 1 }], 'kernels/option'],
    ['a number in a list', () => [one, { variables: [[one()], [3]], seed: 1 }], 'kernels/option'],
    ['no seed', () => [one, { variables: [one()] }], 'kernels/option'],
    ['no explanation', () => [() => [1], { variables: [one()], seed: 1 }], 'kernels/not-an-image'],
  ])('refuses %s', async (_, make, code) => {
    const [explain, options] = make()
    const check = randomizationCheck(explain as never, options as RandomizationCheckOptions)
    await expect(collected(check)).rejects.toThrow(expect.objectContaining({ code }))
  })
})
