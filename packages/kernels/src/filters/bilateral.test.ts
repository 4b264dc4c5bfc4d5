import {
  cast,
  randomNormal,
  type Tensor2D,
  tensor2d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { nonlinear } from '../../test/trials/nonlinear.js'
import { type BilateralOptions, bilateral, type Image } from '../index.js'

inEveryWay(() => {
  it('gives what scikit-image gives, of gray and of colours', () => {
    holdTo(nonlinear, 'bilateral', 96)
  })

  it('weighs by distance and difference: three pixels by hand', () => {
    tidy(() => {
      const image = tensor2d([[0, 1, 3]])
      const options = { sigmaColor: 2, sigmaSpatial: 1.5, size: 3, border: 'constant' } as const
      // Rows of zeros stand above and below.
      const weight = (y: number, x: number, difference: number) =>
        Math.exp(-(y * y + x * x) / 4.5 - (difference * difference) / 8)
      const beyond = 2 * (2 * weight(1, 1, 1) + weight(1, 0, 1))
      const [left, right] = [weight(0, 1, 1), weight(0, 1, 2)]
      const expected = (1 + 3 * right) / (1 + left + right + beyond)
      expect(bilateral(image, options).dataSync()[1]).toBeCloseTo(expected, 6)
    })
  })

  it('keeps a tall edge and blurs what is alike', () => {
    tidy(() => {
      const image = tensor2d([[0, 0.02, 0, 100, 100.02, 100]])
      const found = [...bilateral(image, { sigmaColor: 0.1, border: 'edge' }).dataSync()]
      for (const [x, value] of found.entries()) {
        const floor = x < 3 ? 0 : 100
        expect(value).toBeGreaterThan(floor + 0.001)
        expect(value).toBeLessThan(floor + 0.019)
      }
    })
  })

  it('treats each image for itself, with widths that fill no vector', () => {
    tidy(() => {
      for (const width of [1, 3, 4, 5, 8, 9]) {
        const [one, other] = [21, 22].map((seed) => randomNormal([6, width], 0, 1, 'float32', seed))
        const options = { sigmaColor: 0.7 }
        const batch = tensor4d([...one!.dataSync(), ...other!.dataSync()], [2, 6, width, 1])
        const found = bilateral(batch, options)
        expect(found.shape).toEqual([2, 6, width, 1])
        const expected = [one!, other!].flatMap((image) => [
          ...bilateral(image as Tensor2D, options).dataSync(),
        ])
        expect([...found.dataSync()]).toEqual(expected)
      }
    })
  })

  it('lets NaN show as far as the window reaches, and gives nothing of nothing', () => {
    tidy(() => {
      const found = bilateral(tensor2d([[1, 1, 1, 1, Number.NaN]]), { sigmaColor: 1, size: 3 })
      expect([...found.dataSync()]).toEqual([1, 1, 1, Number.NaN, Number.NaN])
      expect(bilateral(zeros([2, 0, 5, 3]) as Image, { sigmaColor: 1 }).shape).toEqual([2, 0, 5, 3])
    })
  })

  it('knows windows larger than the image', () => {
    tidy(() => {
      const found = bilateral(tensor2d([[0.5]]), { sigmaColor: 1, sigmaSpatial: 4 })
      expect(found.dataSync()[0]).toBeCloseTo(0.5, 6)
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['sigmaColor 0', (image) => bilateral(image, { sigmaColor: 0 }), 'kernels/option'],
    ['no sigmaColor', (image) => bilateral(image, {} as never), 'kernels/option'],
    [
      'sigmaSpatial NaN',
      (image) => bilateral(image, { sigmaColor: 1, sigmaSpatial: Number.NaN }),
      'kernels/option',
    ],
    [
      'a huge sigmaSpatial',
      (image) => bilateral(image, { sigmaColor: 1, sigmaSpatial: 1e9 }),
      'kernels/option',
    ],
    ['an even size', (image) => bilateral(image, { sigmaColor: 1, size: 4 }), 'kernels/option'],
    ['int32', (image) => bilateral(cast(image, 'int32'), { sigmaColor: 1 }), 'kernels/dtype'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})

inEveryWayWithGradients(() => {
  it.each<[number[], Omit<BilateralOptions, 'sigmaColor'>]>([
    [[5, 7], { size: 3 }],
    [[4, 5, 3], { size: 5, border: 'reflect' }],
    [[2, 3, 9, 1], { size: 7, border: 'wrap' }],
    [[6, 4], { size: 3, border: 'constant', borderValue: 0.5 }],
    [[1, 6, 2], { border: 'edge' }],
  ])('has the gradient of finite differences: %o with %o', (shape, options) => {
    tidy(() => {
      const image = randomNormal(shape as [number, number], 0, 1, 'float32', 3)
      const filter = (x: Image) => bilateral(x, { sigmaColor: 0.8, ...options })
      holdGradient(weighed(filter), image)
    })
  })
})
