import {
  mul,
  sub,
  sum,
  type Tensor,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { linearModel } from '../../test/linear-model.js'
import { type ImageModel, type SmoothGradOptions, saliency, smoothGrad } from '../index.js'

/** Two pixels of two channels; the first score is 3r - 5g of the first pixel. */
const weights = [
  [3, -5, 0, 0],
  [0, 1, -2, 4],
]
const model = linearModel(weights)
const values = (tensor: Tensor): number[] => [...tensor.dataSync()]

/** The sum of third powers, whose gradient is three times the square. */
const cubes: ImageModel = (images) => sum(mul(images, mul(images, images)), [1, 2, 3])

onEveryBackend(() => {
  it('saliency is the largest size over channels, or the gradient', () => {
    tidy(() => {
      const image = tensor3d([1, 1, 1, 1], [1, 2, 2])
      const map = saliency(image, model, { target: 0 })
      expect(map.shape).toEqual([1, 2, 1])
      expect(values(map)).toEqual([5, 0])
      const signed = saliency(image, model, { target: 1, form: 'signed' })
      expect(signed.shape).toEqual([1, 2, 2])
      expect(values(signed)).toEqual(weights[1])
    })
  })

  it('saliency explains each image for itself, by its highest score or its own target', () => {
    tidy(() => {
      const images = tensor4d([1, 0, 0, 0, 0, 0, 0, 1], [2, 1, 2, 2])
      expect(values(saliency(images, model))).toEqual([5, 0, 1, 4])
      expect(values(saliency(images, model, { target: [1, 0] }))).toEqual([1, 4, 5, 0])
      expect(values(saliency(images, model, { target: 1 }))).toEqual([1, 4, 1, 4])
    })
  })

  it('saliency knows models of one score, and images without channels', () => {
    tidy(() => {
      const map = saliency(tensor2d([[1, -2, 0.5]]), cubes)
      expect(map.shape).toEqual([1, 3])
      expect(values(map)).toEqual([3, 12, 0.75])
      const one = saliency(tensor2d([[7]]), linearModel([[-2]]))
      expect([one.shape, values(one)]).toEqual([[1, 1], [2]])
    })
  })

  it('saliency is not disturbed by scores beside it that are infinite', () => {
    tidy(() => {
      const infinite: ImageModel = (images) => sub(model(images), [0, Number.POSITIVE_INFINITY])
      const image = tensor3d([1, 1, 1, 1], [1, 2, 2])
      expect(values(saliency(image, infinite, { target: 0, form: 'signed' }))[0]).toBe(3)
    })
  })

  it('smoothGrad gives the mean gradient around an image, whatever fits in a batch', () => {
    tidy(() => {
      const image = tensor4d([1, -2, 0.5, 0, 3, 2], [1, 2, 3, 1])
      const options = { noise: 0.5, seed: 3, samples: 4000, batchSize: 4000 }
      const found = values(smoothGrad(image, cubes, options))
      // The mean of 3 (x + n)² is 3 (x² + σ²).
      for (const [at, value] of [1, -2, 0.5, 0, 3, 2].entries()) {
        expect(Math.abs(found[at]! - 3 * (value * value + 0.25))).toBeLessThan(0.4)
      }
      const few = { noise: 0.5, seed: 3, samples: 7, form: 'signed' } as const
      const alone = values(smoothGrad(image, cubes, { ...few, batchSize: 1 }))
      const together = values(smoothGrad(image, cubes, few))
      for (const [at, value] of alone.entries()) expect(together[at]).toBeCloseTo(value, 4)
    })
  })

  it('smoothGrad is the same for a seed, and linear models do not hear the noise', () => {
    tidy(() => {
      const image = tensor4d([1, -2, 0.5, 0], [2, 1, 2, 1])
      const of = (seed: number) =>
        values(smoothGrad(image, cubes, { noise: 0.3, seed, form: 'signed', samples: 3 }))
      expect(of(5)).toEqual(of(5))
      expect(of(5)).not.toEqual(of(6))
      const linear = smoothGrad(image, linearModel([[2, -3]]), { noise: 9, seed: 1, samples: 5 })
      expect(values(linear)).toEqual([2, 3, 2, 3])
    })
  })
})

describe('bad options', () => {
  const image = () => tensor3d([1, 1, 1, 1], [1, 2, 2])
  const smooth = (options: object) => () =>
    smoothGrad(image(), model, { noise: 1, seed: 1, ...options } as SmoothGradOptions)
  onEveryBackend(() => {
    it.each<[string, () => unknown]>([
      ['a score too many', () => saliency(image(), model, { target: 2 })],
      ['a score below 0', () => saliency(image(), model, { target: -1 })],
      ['half a score', () => saliency(image(), model, { target: [0.5] })],
      ['two targets for one image', () => saliency(image(), model, { target: [0, 1] })],
      ['an unknown form', () => saliency(image(), model, { form: 'square' as never })],
      ['an image of nothing', () => saliency(tensor4d([], [0, 2, 2, 1]), model)],
      ['noise below 0', smooth({ noise: -1 })],
      ['no noise told', smooth({ noise: undefined })],
      ['no seed', smooth({ seed: undefined })],
      ['no sample', smooth({ samples: 0 })],
      ['no batch', smooth({ batchSize: 0 })],
      ['an unknown form of smoothGrad', smooth({ form: 'sign' })],
    ])('refuses %s', (_, work) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code: 'kernels/option' }))
      })
    })

    it('says how many scores there are', () => {
      tidy(() => {
        expect(() => saliency(image(), model, { target: 2 })).toThrow(
          'saliency: expected "target" to be from 0 to 1, for the model gives 2 scores, got 2.',
        )
      })
    })
  })
})
