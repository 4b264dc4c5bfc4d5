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
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { nonlinear } from '../../test/trials/nonlinear.js'
import { type Image, totalVariation } from '../index.js'

inEveryWay(() => {
  it('gives what scikit-image gives, and ends where it does', () => {
    holdTo(nonlinear, 'totalVariation', 35)
  })

  it('brings two pixels together by the weight each, and leaves flat ones', () => {
    tidy(() => {
      // The least of |a - b| + ((a - 0)^2 + (b - 1)^2) / (2 * 0.2)
      const found = totalVariation(tensor2d([[0, 1]]), { weight: 0.2, eps: 0 })
      expect(apart(found.dataSync(), [0.2, 0.8])).toBeLessThan(1e-4)
      expect([...totalVariation(tensor2d([[3], [3], [3]])).dataSync()]).toEqual([3, 3, 3])
    })
  })

  it('treats each image for itself, with widths that fill no vector', () => {
    tidy(() => {
      for (const width of [1, 3, 4, 9]) {
        const [one, other] = [21, 22].map((seed) => randomNormal([6, width], 0, 1, 'float32', seed))
        const batch = tensor4d([...one!.dataSync(), ...other!.dataSync()], [2, 6, width, 1])
        const found = totalVariation(batch)
        expect(found.shape).toEqual([2, 6, width, 1])
        const expected = [one!, other!].flatMap((image) => [
          ...totalVariation(image as Tensor2D).dataSync(),
        ])
        expect(apart(found.dataSync(), expected)).toBeLessThan(1e-6)
      }
    })
  })

  it('lets NaN show, and gives nothing of nothing', () => {
    tidy(() => {
      const found = totalVariation(tensor2d([[1, 1, Number.NaN, 1, 1]]))
      expect([...found.dataSync()]).toEqual(new Array(5).fill(Number.NaN))
      expect(totalVariation(zeros([0, 5, 3]) as Image).shape).toEqual([0, 5, 3])
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['weight 0', (image) => totalVariation(image, { weight: 0 }), 'kernels/option'],
    ['weight NaN', (image) => totalVariation(image, { weight: Number.NaN }), 'kernels/option'],
    ['eps below 0', (image) => totalVariation(image, { eps: -1 }), 'kernels/option'],
    ['no iterations', (image) => totalVariation(image, { maxIterations: 0 }), 'kernels/option'],
    [
      'half an iteration',
      (image) => totalVariation(image, { maxIterations: 1.5 }),
      'kernels/option',
    ],
    ['int32', (image) => totalVariation(cast(image, 'int32')), 'kernels/dtype'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})
