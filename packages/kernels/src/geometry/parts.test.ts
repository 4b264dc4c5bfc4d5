import {
  add,
  randomUniform,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import {
  boxSums,
  crop,
  flip,
  gaussianPyramid,
  type Image,
  integralImage,
  laplacianPyramid,
  pad,
  resize,
} from '../index.js'

inEveryWay(({ hasEngine }) => {
  it('crops what was padded to what it was', () => {
    tidy(() => {
      const image = randomUniform([4, 5, 3], 0, 1, 'float32', 3) as Tensor3D
      for (const border of ['symmetric', 'reflect', 'edge', 'wrap', 'constant'] as const) {
        const wide = pad(image, { top: 3, left: 2, right: 7, border })
        expect(wide.shape).toEqual([7, 14, 3])
        const again = crop(wide, { top: 3, left: 2, height: 4, width: 5 })
        expect([...again.dataSync()]).toEqual([...image.dataSync()])
      }
    })
  })

  it('mirrors, and back', () => {
    tidy(() => {
      const image = tensor2d([
        [1, 2, 3],
        [4, 5, 6],
      ])
      expect(flip(image, { axis: 'x' }).arraySync()).toEqual([
        [3, 2, 1],
        [6, 5, 4],
      ])
      expect(flip(flip(image, { axis: 'y' }), { axis: 'y' }).arraySync()).toEqual(image.arraySync())
    })
  })

  it('gives an image back from its Laplacian pyramid', () => {
    tidy(() => {
      const image = randomUniform([13, 10, 2], 0, 1, 'float32', 3) as Tensor3D
      const bands = laplacianPyramid(image, { levels: 4 })
      expect(bands.map(({ shape }) => shape)).toEqual([
        [13, 10, 2],
        [7, 5, 2],
        [4, 3, 2],
        [2, 2, 2],
      ])
      const again = bands.reduceRight((small, band) => {
        const [height, width] = band.shape
        return add(band, resize(small, { height, width }))
      })
      expect(apart(again.dataSync(), image.dataSync())).toBeLessThan(1e-6)
    })
  })

  it('ends pyramids where nothing shrinks any more, or after the levels asked for', () => {
    tidy(() => {
      const image = zeros([9, 4]) as Image
      expect(gaussianPyramid(image).map(({ shape }) => `${shape}`)).toEqual([
        ...['9,4', '5,2', '3,1', '2,1', '1,1'],
      ])
      expect(gaussianPyramid(image, { levels: 1 })).toHaveLength(1)
      // 3 / 1.2 is 2.5, which is 3.
      expect(gaussianPyramid(image, { downscale: 1.2 }).at(-1)!.shape).toEqual([5, 4])
    })
  })

  it('sums whole numbers exactly, and rounds once where values lie in memory', () => {
    tidy(() => {
      const image = tensor2d(
        Float32Array.from({ length: 30 * 40 }, (_, i) => (i * 7919) % 256),
        [30, 40],
      )
      const sums = boxSums(integralImage(image), [
        { height: 30, width: 40 },
        { top: 29, left: 39, height: 1, width: 1 },
      ])
      const values = [...image.dataSync()]
      expect([...sums.dataSync()]).toEqual([values.reduce((a, b) => a + b), values.at(-1)])
      if (hasEngine) {
        const tenths = integralImage(tensor2d(new Float32Array(10_000).fill(0.1), [100, 100]))
        expect(tenths.dataSync().at(-1)).toBe(Math.fround(10_000 * Math.fround(0.1)))
      }
    })
  })

  it('sums boxes by channels and images', () => {
    tidy(() => {
      const image = tensor3d([1, 10, 2, 20, 3, 30, 4, 40], [2, 2, 2])
      const boxes = [
        { height: 2, width: 1 },
        { left: 1, height: 1, width: 1 },
      ]
      const found = boxSums(integralImage(image), boxes)
      expect(found.shape).toEqual([2, 2])
      expect([...found.dataSync()]).toEqual([4, 40, 2, 20])
      const batch = integralImage(zeros([3, 2, 2, 1]) as Image)
      expect(boxSums(batch, boxes).shape).toEqual([3, 2, 1])
      expect(boxSums(batch, []).shape).toEqual([3, 0, 1])
    })
  })

  it('gives nothing of nothing where there is nothing to make', () => {
    tidy(() => {
      const none = zeros([0, 3, 2]) as Image
      expect(flip(none, { axis: 'x' }).shape).toEqual([0, 3, 2])
      expect(integralImage(none).shape).toEqual([0, 3, 2])
      expect(pad(zeros([0, 3, 2, 1]) as Image, { top: 1 }).shape).toEqual([0, 4, 2, 1])
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['an axis z', (image) => flip(image, { axis: 'z' as never }), 'kernels/option'],
    ['a crop too wide', (image) => crop(image, { left: 1, height: 1, width: 3 }), 'kernels/option'],
    ['a crop below', (image) => crop(image, { top: 1, height: 1, width: 1 }), 'kernels/option'],
    ['a crop before', (image) => crop(image, { left: -1, height: 1, width: 1 }), 'kernels/option'],
    ['a crop of nothing', (image) => crop(image, { height: 0, width: 1 }), 'kernels/option'],
    ['a crop of NaN', (image) => crop(image, { height: 1, width: Number.NaN }), 'kernels/option'],
    ['a frame below 0', (image) => pad(image, { top: -1 }), 'kernels/option'],
    ['half a frame', (image) => pad(image, { left: 0.5 }), 'kernels/option'],
    ['an unknown border', (image) => pad(image, { border: 'mirror' as never }), 'kernels/option'],
    ['a frame of nothing', () => pad(zeros([0, 2]) as Image, { top: 1 }), 'kernels/no-pixels'],
    ['downscale 1', (image) => gaussianPyramid(image, { downscale: 1 }), 'kernels/option'],
    ['an endless one', (image) => gaussianPyramid(image, { downscale: 1 / 0 }), 'kernels/option'],
    ['levels 0', (image) => laplacianPyramid(image, { levels: 0 }), 'kernels/option'],
    ['sigma 0', (image) => laplacianPyramid(image, { sigma: 0 }), 'kernels/option'],
    ['a pyramid of nothing', () => gaussianPyramid(zeros([0, 2]) as Image), 'kernels/no-pixels'],
    ['a box outside', (image) => boxSums(image, [{ height: 2, width: 1 }]), 'kernels/option'],
    ['no boxes', (image) => boxSums(image, undefined as never), 'kernels/option'],
    ['whole numbers', () => integralImage(zeros([1, 2], 'int32') as Image), 'kernels/dtype'],
    [
      'rank 5',
      () => crop(zeros([1, 1, 1, 1, 1]) as never, { height: 1, width: 1 }),
      'kernels/rank',
    ],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})
