import {
  exp,
  mul,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tanh,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import { imageOf } from '../../test/reference.js'
import { network } from '../../test/trials/explain.js'
import { type ImageModel, type IntegratedGradientsOptions, integratedGradients } from '../index.js'
import reference from './explain.reference.json' with { type: 'json' }

const values = (tensor: Tensor): number[] => [...tensor.dataSync()]
const smooth: ImageModel = (images) => tanh(sum(mul(images, exp(images)), [1, 2, 3]))

onEveryBackend(() => {
  it('of a linear model gives weight times change, and misses nothing', () => {
    tidy(() => {
      const model = linearModel([[2, -3, 0.5]])
      const image = tensor2d([[1, 2, 4]])
      const { attributions, convergenceDelta } = integratedGradients(image, model, { steps: 4 })
      expect(attributions.shape).toEqual([1, 3])
      expect(values(attributions)).toEqual([2, -6, 2])
      expect([convergenceDelta.shape, values(convergenceDelta)]).toEqual([[1], [0]])
      const from = integratedGradients(image, model, { steps: 1, baseline: tensor2d([[0, 2, 8]]) })
      expect(values(from.attributions)).toEqual([2, -0, -2])
    })
  })

  it('of squares: midpoints are exact, ends of steps too large by 1/steps', () => {
    tidy(() => {
      const squares: ImageModel = (images) => sum(mul(images, images), [1, 2, 3])
      const image = tensor2d([[1, -3]])
      const exact = integratedGradients(image, squares, { steps: 5 })
      expect(values(exact.attributions)[0]).toBeCloseTo(1, 6)
      expect(values(exact.attributions)[1]).toBeCloseTo(9, 5)
      const ends = integratedGradients(image, squares, { steps: 5, method: 'riemann' })
      expect(values(ends.attributions)[1]).toBeCloseTo(9 * 1.2, 5)
      expect(values(ends.convergenceDelta)[0]).toBeCloseTo(2, 5)
    })
  })

  it('is complete: sums to f(x) - f(x0), the better the more steps', () => {
    tidy(() => {
      const image = tensor4d([0.3, -0.2, 0.4, 0.1, 0.2, -0.5], [1, 2, 3, 1])
      const missed = (steps: number, method: 'midpoint' | 'riemann') =>
        tidy(() => {
          const told = { steps, method, baseline: -0.1 } as const
          const { attributions, convergenceDelta } = integratedGradients(image, smooth, told)
          const start = smooth(mul(tensor4d(Array(6).fill(1), [1, 2, 3, 1]), -0.1))
          const change = values(sub(smooth(image), start))[0]!
          const total = values(sum(attributions))[0]!
          expect(values(convergenceDelta)[0]).toBeCloseTo(total - change, 5)
          return Math.abs(total - change)
        })
      expect(missed(100, 'midpoint')).toBeLessThan(5e-5)
      // Twice the steps: a half with ends, a quarter with midpoints.
      expect(missed(8, 'riemann') / missed(16, 'riemann')).toBeCloseTo(2, 0)
      expect(missed(4, 'midpoint') / missed(8, 'midpoint')).toBeGreaterThan(3)
    })
  })

  it('is complete for a network with kinks, for each image of a batch', () => {
    tidy(() => {
      const images = imageOf<Tensor4D>(reference.images.batch)
      const options = { steps: 200, target: [2, 0, 1], batchSize: 50 }
      const found = values(integratedGradients(images, network, options).convergenceDelta)
      expect(found).toHaveLength(3)
      for (const delta of found) expect(Math.abs(delta)).toBeLessThan(2e-3)
    })
  })

  it('gives the same, however many images the model sees at once', () => {
    tidy(() => {
      const images = imageOf<Tensor4D>(reference.images.batch)
      const of = (batchSize: number) =>
        values(integratedGradients(images, network, { steps: 10, batchSize }).attributions)
      const one = of(1)
      for (const size of [7, 1000]) {
        for (const [at, value] of of(size).entries()) expect(value).toBeCloseTo(one[at]!, 6)
      }
    })
  })
})

describe('bad options', () => {
  onEveryBackend(() => {
    it.each<[string, IntegratedGradientsOptions, string]>([
      ['no step', { steps: 0 }, 'kernels/option'],
      ['an unknown method', { method: 'simpson' as never }, 'kernels/option'],
      ['no batch', { batchSize: 0.5 }, 'kernels/option'],
      ['a baseline NaN', { baseline: Number.NaN }, 'kernels/option'],
      ['a baseline in words', { baseline: 'black' as never }, 'kernels/not-an-image'],
      ['a score too many', { target: 1 }, 'kernels/option'],
    ])('refuses %s', (_, options, code) => {
      tidy(() => {
        const work = () => integratedGradients(tensor2d([[1]]), smooth, options as never)
        expect(work).toThrow(expect.objectContaining({ code }))
      })
    })

    it('refuses a baseline of another shape', () => {
      tidy(() => {
        const work = () =>
          integratedGradients(tensor2d([[1, 2]]), smooth, { baseline: tensor2d([[1], [2]]) })
        expect(work).toThrow(`expected "baseline" to be of the image's shape [1, 2], got "[2, 1]"`)
      })
    })
  })
})
