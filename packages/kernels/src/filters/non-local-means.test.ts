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
import { type Image, nonLocalMeans } from '../index.js'

inEveryWay(() => {
  it('gives what scikit-image gives, of gray and of colours', () => {
    holdTo(nonlinear, 'nonLocalMeans', 24)
  })

  it('leaves alone what has no like, and makes one of what is alike', () => {
    tidy(() => {
      const far = tensor2d([0, 1e3, 5e3, 2e4, 7e4, 3e5, 9e5, 2e6, 5e6], [3, 3])
      const options = { patchSize: 3, patchDistance: 1 }
      const found = nonLocalMeans(far, { ...options, h: 1 })
      expect(apart(found.dataSync(), far.dataSync())).toBeLessThan(1e-6)
      const flat = nonLocalMeans(tensor2d(new Array(20).fill(0.7), [4, 5]), { ...options, h: 1 })
      expect(apart(flat.dataSync(), new Array(20).fill(0.7))).toBeLessThan(1e-6)
    })
  })

  it('treats each image for itself, with widths that fill no vector', () => {
    tidy(() => {
      for (const width of [1, 2, 5, 8]) {
        const [one, other] = [21, 22].map((seed) => randomNormal([6, width], 0, 1, 'float32', seed))
        const options = { h: 0.7, patchSize: 5, patchDistance: 3 }
        const batch = tensor4d([...one!.dataSync(), ...other!.dataSync()], [2, 6, width, 1])
        const found = nonLocalMeans(batch, options)
        expect(found.shape).toEqual([2, 6, width, 1])
        const expected = [one!, other!].flatMap((image) => [
          ...nonLocalMeans(image as Tensor2D, options).dataSync(),
        ])
        expect([...found.dataSync()]).toEqual(expected)
      }
    })
  })

  it('lets NaN show as far as patches are sought, and gives nothing of nothing', () => {
    tidy(() => {
      const options = { h: 1, patchSize: 3, patchDistance: 1 }
      const found = nonLocalMeans(tensor2d([[1, 1, 1, 1, 1, Number.NaN]]), options)
      expect([...found.dataSync()]).toEqual([1, 1, 1, 1, Number.NaN, Number.NaN])
      expect(nonLocalMeans(zeros([0, 5, 3]) as Image, options).shape).toEqual([0, 5, 3])
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['h 0', (image) => nonLocalMeans(image, { h: 0 }), 'kernels/option'],
    ['no h', (image) => nonLocalMeans(image, {} as never), 'kernels/option'],
    ['an even patch', (image) => nonLocalMeans(image, { h: 1, patchSize: 4 }), 'kernels/option'],
    ['a patch of 1', (image) => nonLocalMeans(image, { h: 1, patchSize: 1 }), 'kernels/option'],
    ['distance 0', (image) => nonLocalMeans(image, { h: 1, patchDistance: 0 }), 'kernels/option'],
    [
      'half a pixel',
      (image) => nonLocalMeans(image, { h: 1, patchDistance: 0.5 }),
      'kernels/option',
    ],
    [
      'a huge distance',
      (image) => nonLocalMeans(image, { h: 1, patchDistance: 1e9 }),
      'kernels/option',
    ],
    ['sigma below 0', (image) => nonLocalMeans(image, { h: 1, sigma: -1 }), 'kernels/option'],
    ['int32', (image) => nonLocalMeans(cast(image, 'int32'), { h: 1 }), 'kernels/dtype'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})
