import {
  engine,
  range,
  reshape,
  type Tensor,
  type Tensor4D,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import { network } from '../../test/trials/explain.js'
import {
  type ActivationMaximizationOptions,
  activationMaximization,
  type ImageModel,
} from '../index.js'
import { roll } from './roll.js'

type Options = ActivationMaximizationOptions

const found = async (model: ImageModel, options: Options) => {
  const scores: number[] = []
  for await (const event of activationMaximization(model, options)) {
    if (event.type === 'step') scores.push(event.score)
    else {
      const { shape } = event.image
      const values = [...event.image.dataSync()]
      event.image.dispose()
      return { scores, shape, values }
    }
  }
  throw new Error('no result')
}

const weights = [1, -2, 0, 4, 3, -1]
const model = linearModel([weights])
const small: Options = { shape: [2, 3], target: 0, seed: 1, learningRate: 0.5 }

onEveryBackend(() => {
  it('of a linear score with l2 comes to weight / 2 l2 from the mean', async () => {
    const { values, shape } = await found(model, { ...small, mean: 5, l2: 0.5, steps: 40 })
    expect(shape).toEqual([2, 3])
    for (const [at, value] of values.entries()) expect(value).toBeCloseTo(5 + weights[at]!, 5)
  })

  it('goes straight up without regularisers, as far as the range goes', async () => {
    const start = { ...small, noise: 0, steps: 3 }
    const { values, scores } = await found(model, start)
    for (const [at, value] of values.entries()) expect(value).toBeCloseTo(1.5 * weights[at]!, 5)
    expect(scores[2]).toBeCloseTo(1.5 * weights.reduce((sum, w) => sum + w * w, 0), 3)
    const kept = await found(model, { ...start, range: [-0.25, 1] })
    expect(kept.values).toEqual([1, -0.25, 0, 1, 1, -0.25])
    const even = await found(model, { ...start, steps: 1, normalization: 'rms' })
    const size = Math.sqrt(31 / 6)
    for (const [at, value] of even.values.entries()) {
      expect(value).toBeCloseTo((0.5 * weights[at]!) / size, 5)
    }
  })

  it('does not move where there is no way up', async () => {
    const flat = linearModel([[0, 0, 0, 0, 0, 0]])
    const still = { ...small, noise: 0, mean: 3, normalization: 'rms', steps: 2 } as const
    expect((await found(flat, still)).values).toEqual([3, 3, 3, 3, 3, 3])
  })

  it('makes neighbours alike by total variation', async () => {
    const rough = async (totalVariation: number) => {
      const options = { ...small, noise: 0, l2: 0.5, totalVariation, learningRate: 0.1, steps: 60 }
      const { values } = await found(model, options)
      return Math.max(...values) - Math.min(...values)
    }
    const [none, some, much] = [await rough(0), await rough(0.3), await rough(1)]
    expect(none).toBeGreaterThan(some * 1.3)
    expect(some).toBeGreaterThan(much * 1.3)
    const pixel = linearModel([[2]])
    const one = { ...small, shape: [1, 1], noise: 0, totalVariation: 1, steps: 1 } as const
    expect((await found(pixel, one)).values).toEqual([1])
  })

  it('is the same for a seed, and raises the score of a network', async () => {
    const options = { shape: [9, 7, 2], target: 1, seed: 4, learningRate: 0.3, steps: 12 } as const
    const first = await found(network, { ...options, jitter: 2 })
    expect(await found(network, { ...options, jitter: 2 })).toEqual(first)
    const other = await found(network, { ...options, seed: 5, jitter: 2 })
    expect(other.values).not.toEqual(first.values)
    const still = await found(network, options)
    expect(still.values).not.toEqual(first.values)
    expect(first.scores[11]).toBeGreaterThan(first.scores[0]!)
    expect(still.scores[11]).toBeGreaterThan(still.scores[0]!)
  })

  it('lends its image until the next event, and leaves nothing where the loop ends', async () => {
    const before = engine().memory().numTensors
    let lent: Tensor | undefined
    for await (const event of activationMaximization(model, small)) {
      if (event.type !== 'step') continue
      if (event.step === 2) {
        expect(lent?.isDisposed).toBe(true)
        break
      }
      expect(event).toMatchObject({ type: 'step', step: 1, of: 100 })
      lent = event.image
      expect(lent.isDisposed).toBe(false)
    }
    expect(engine().memory().numTensors).toBe(before)
    const stop = new AbortController()
    const work = async () => {
      const options = { ...small, signal: stop.signal }
      for await (const _ of activationMaximization(model, options)) stop.abort(new Error('enough'))
    }
    await expect(work()).rejects.toThrow('enough')
    expect(engine().memory().numTensors).toBe(before)
  })

  it.each([
    [0, 0, [0, 1, 2, 3, 4, 5]],
    [1, 0, [3, 4, 5, 0, 1, 2]],
    [0, 1, [2, 0, 1, 5, 3, 4]],
    [-1, -4, [4, 5, 3, 1, 2, 0]],
  ])('moves images by %i down and %i to the right, around the edges', (down, right, expected) => {
    tidy(() => {
      const images = reshape(range(0, 6), [1, 2, 3, 1]) as Tensor4D
      expect([...roll(images, down, right).dataSync()]).toEqual(expected)
    })
  })
})

describe('bad options', () => {
  onEveryBackend(() => {
    it.each<[string, Partial<Record<keyof Options, unknown>>, string]>([
      ['no shape', { shape: undefined }, 'kernels/option'],
      ['a shape of four', { shape: [1, 2, 3, 1] }, 'kernels/option'],
      ['a side of nothing', { shape: [2, 0] }, 'kernels/option'],
      ['no target', { target: undefined }, 'kernels/option'],
      ['a score too many', { target: 1 }, 'kernels/option'],
      ['no seed', { seed: undefined }, 'kernels/option'],
      ['no learning rate', { learningRate: undefined }, 'kernels/option'],
      ['no step', { steps: 0 }, 'kernels/option'],
      ['mean NaN', { mean: Number.NaN }, 'kernels/option'],
      ['noise below 0', { noise: -1 }, 'kernels/option'],
      ['l2 below 0', { l2: -1 }, 'kernels/option'],
      ['totalVariation NaN', { totalVariation: Number.NaN }, 'kernels/option'],
      ['half a jitter', { jitter: 0.5 }, 'kernels/option'],
      ['an unknown normalization', { normalization: 'l2' }, 'kernels/option'],
      ['a range turned around', { range: [1, 0] }, 'kernels/option'],
    ])('refuses %s', async (_, options, code) => {
      const work = found(model, { ...small, ...options } as Options)
      await expect(work).rejects.toThrow(expect.objectContaining({ code }))
    })

    it('refuses a score that depends on nothing, with penalties too', async () => {
      const constant: ImageModel = () => tensor1d([1])
      const error = expect.objectContaining({ code: 'kernels/not-connected' })
      await expect(found(constant, { ...small, l2: 1 })).rejects.toThrow(error)
    })
  })
})
