import {
  cast,
  concat,
  grad,
  ones,
  randomUniform,
  reshape,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { metrics } from '../../test/trials/metrics.js'
import { type Image, psnr, ssim, ssimMap } from '../index.js'

const noise = (seed: number): Tensor2D =>
  randomUniform([9, 11], 0, 1, 'float32', seed) as Tensor as Tensor2D

inEveryWay(() => {
  it('psnr and ssim are those of scikit-image', () => {
    holdTo(metrics, 'psnr', 9)
    holdTo(metrics, 'ssim', 63)
    holdTo(metrics, 'ssimMap', 16)
  })

  it('equal images are as alike as can be', () => {
    tidy(() => {
      const image = noise(1)
      expect(psnr(image, image, { dataRange: 1 }).dataSync()[0]).toBe(Number.POSITIVE_INFINITY)
      expect(ssim(image, image, { dataRange: 1 }).dataSync()[0]).toBeCloseTo(1, 6)
    })
  })

  it('psnr by hand: an error of 1 in 10', () => {
    tidy(() => {
      const found = psnr(zeros([3, 5]) as Image, ones([3, 5]) as Image, { dataRange: 10 })
      expect(found.dataSync()[0]).toBeCloseTo(20, 5)
    })
  })

  it('gives one number for each image of a batch', () => {
    tidy(() => {
      const [a, b, c, d] = [1, 2, 3, 4].map((seed) => reshape(noise(seed), [1, 9, 11, 1]))
      const [truth, image] = [concat([a!, b!]) as Image, concat([c!, d!]) as Image]
      for (const measure of [psnr, ssim]) {
        const found = measure(truth, image, { dataRange: 1 })
        const first = measure(noise(1), noise(3), { dataRange: 1 }).dataSync()[0]!
        const second = measure(noise(2), noise(4), { dataRange: 1 }).dataSync()[0]!
        expect(found.shape).toEqual([2])
        expect(found.dataSync()[0]).toBeCloseTo(first, 5)
        expect(found.dataSync()[1]).toBeCloseTo(second, 5)
      }
    })
  })

  it('NaN in an image is NaN in the figure, and no pixel has none', () => {
    tidy(() => {
      const broken = tensor2d(new Float32Array(81).fill(1), [9, 9])
      const image = tensor2d([Number.NaN, ...new Array(80).fill(1)], [9, 9])
      expect(psnr(broken, image, { dataRange: 1 }).dataSync()[0]).toBeNaN()
      expect(ssim(broken, image, { dataRange: 1 }).dataSync()[0]).toBeNaN()
      const none = zeros([0, 4]) as Image
      expect(psnr(none, none, { dataRange: 1 }).dataSync()[0]).toBeNaN()
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['no dataRange', (x) => psnr(x, x, {} as never), 'kernels/option'],
    ['dataRange 0', (x) => ssim(x, x, { dataRange: 0 }), 'kernels/option'],
    ['dataRange NaN', (x) => ssim(x, x, { dataRange: Number.NaN }), 'kernels/option'],
    ['other shapes', (x) => psnr(x, tensor2d([[1]]), { dataRange: 1 }), 'kernels/option'],
    ['an even size', (x) => ssim(x, x, { dataRange: 1, size: 4 }), 'kernels/option'],
    ['size 1', (x) => ssim(x, x, { dataRange: 1, size: 1 }), 'kernels/option'],
    ['k1 below 0', (x) => ssimMap(x, x, { dataRange: 1, k1: -1 }), 'kernels/option'],
    [
      'an unknown window',
      (x) => ssim(x, x, { dataRange: 1, window: 'hann' as never }),
      'kernels/option',
    ],
    [
      'sigma 0',
      (x) => ssim(x, x, { dataRange: 1, window: 'gaussian', sigma: 0 }),
      'kernels/option',
    ],
    [
      'a sigma of one pixel alone',
      (x) => ssim(x, x, { dataRange: 1, window: 'gaussian', sigma: 0.1 }),
      'kernels/option',
    ],
    [
      'a window larger than the image',
      (x) => ssim(x, x, { dataRange: 1, size: 11 }),
      'kernels/too-small',
    ],
    [
      'an empty image',
      () => ssim(zeros([0, 0]) as Image, zeros([0, 0]) as Image, { dataRange: 1 }),
      'kernels/too-small',
    ],
    ['int32', (x) => psnr(x, cast(x, 'int32'), { dataRange: 255 }), 'kernels/dtype'],
    [
      'rank 1',
      () => psnr(zeros([3]) as never, zeros([3]) as never, { dataRange: 1 }),
      'kernels/rank',
    ],
    ['a list', (x) => ssim(x, [[1]] as never, { dataRange: 1 }), 'kernels/not-an-image'],
    [
      'what was disposed',
      (x) => {
        const y = x.clone()
        y.dispose()
        return psnr(x, y, { dataRange: 1 })
      },
      'kernels/disposed',
    ],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(noise(1))).toThrow(expect.objectContaining({ code }))
    })
  })
})

inEveryWayWithGradients(() => {
  it.each(Object.entries(metrics.gradients).filter(([name]) => /psnr|ssim/.test(name)))(
    '%s has the gradient of finite differences',
    (_, run) => {
      tidy(() => {
        const image = reshape(randomUniform([70], -1, 1, 'float32', 3), [5, 7, 2])
        holdGradient(weighed(run), image)
      })
    },
  )

  it('the gradient between equal images is 0', () => {
    tidy(() => {
      const image = noise(5)
      const slope = grad((x: Tensor) => psnr(image, x as Tensor2D, { dataRange: 1 }))(image)
      expect(slope.dataSync().every((value) => value === 0)).toBe(true)
    })
  })
})
