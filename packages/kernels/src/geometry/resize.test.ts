import {
  randomUniform,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { type Image, type ResizeOptions, resize } from '../index.js'

const ways = [
  { interpolation: 'nearest' },
  { interpolation: 'bilinear' },
  { interpolation: 'bicubic' },
  { interpolation: 'area' },
  { interpolation: 'bilinear', antialias: true },
  { interpolation: 'bicubic', antialias: true },
] as const

inEveryWay(() => {
  it.each(ways)('of its own size an image stays as it is, NaN too: %o', (way) => {
    tidy(() => {
      const image = tensor2d([
        [1, 2, 3, 4],
        [5, Number.NaN, 7, 8],
        [9, 10, 11, 12],
      ])
      const found = resize(image, { height: 3, width: 4, ...way })
      expect(found).not.toBe(image)
      expect([...found.dataSync()]).toEqual([...image.dataSync()])
    })
  })

  it('lets NaN show where it counts, and no further', () => {
    tidy(() => {
      const image = tensor2d([[1, 1, Number.NaN, 1, 1, 1]])
      const found = (options: Partial<ResizeOptions>) => [
        ...resize(image, { height: 1, width: 3, ...options }).dataSync(),
      ]
      expect(found({})).toEqual([1, Number.NaN, 1])
      expect(found({ interpolation: 'area' })).toEqual([1, Number.NaN, 1])
      expect(found({ width: 12, interpolation: 'nearest' }).findIndex(Number.isNaN)).toBe(4)
    })
  })

  it.each(ways)('keeps what is flat, from many to few and from few to many: %o', (way) => {
    tidy(() => {
      const large = resize(tensor2d(new Float32Array(400 * 3).fill(7.5), [400, 3]), {
        ...{ height: 7, width: 300 },
        ...way,
      })
      expect(large.shape).toEqual([7, 300])
      expect(apart(large.dataSync(), new Float32Array(2100).fill(7.5))).toBeLessThan(1e-6)
    })
  })

  it('resizes each image and each channel for itself, smaller and larger', () => {
    tidy(() => {
      const batch = randomUniform([2, 5, 6, 3], 0, 1, 'float32', 4) as Tensor4D
      const values = batch.dataSync()
      for (const [height, width] of [
        [4, 3],
        [9, 11],
      ] as const) {
        const all = resize(batch, { height, width })
        expect(all.shape).toEqual([2, height, width, 3])
        for (const [image, channel] of [
          [0, 0],
          [1, 2],
        ] as const) {
          const plane = Float32Array.from(
            { length: 30 },
            (_, i) => values[90 * image + 3 * i + channel]!,
          )
          const one = resize(tensor2d(plane, [5, 6]), { height, width }).dataSync()
          const size = height * width
          const part = one.map((_, i) => all.dataSync()[3 * (size * image + i) + channel]!)
          expect([...part]).toEqual([...one])
        }
      }
    })
  })

  it('takes another cubic: Catmull and Rom give parabolas back', () => {
    tidy(() => {
      const parabola = tensor2d([Array.from({ length: 12 }, (_, x) => (x * x) / 100)])
      const options = { interpolation: 'bicubic', height: 1, width: 24 } as const
      const at = (cubicCoefficient: number) =>
        resize(parabola, { ...options, cubicCoefficient }).dataSync()[11]!
      const x = 11.5 / 2 - 0.5
      expect(at(-0.5)).toBeCloseTo((x * x) / 100, 6)
      expect(Math.abs(at(-0.75) - (x * x) / 100)).toBeGreaterThan(1e-4)
    })
  })

  it('gives no images of no images', () => {
    tidy(() => {
      const found = resize(zeros([0, 4, 5, 1]) as Image, { height: 2, width: 3 })
      expect(found.shape).toEqual([0, 2, 3, 1])
    })
  })

  const size = { height: 2, width: 2 }
  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['height 0', (image) => resize(image, { height: 0, width: 2 }), 'kernels/option'],
    ['half a pixel', (image) => resize(image, { height: 2, width: 1.5 }), 'kernels/option'],
    ['NaN', (image) => resize(image, { height: Number.NaN, width: 2 }), 'kernels/option'],
    ['what fits no memory', (image) => resize(image, { height: 1e6, width: 2 }), 'kernels/option'],
    ['no width', (image) => resize(image, { height: 2 } as never), 'kernels/option'],
    [
      'lanczos',
      (image) => resize(image, { ...size, interpolation: 'lanczos' as never }),
      'kernels/option',
    ],
    [
      'antialias of areas',
      (image) => resize(image, { ...size, interpolation: 'area', antialias: true }),
      'kernels/option',
    ],
    ['antialias 1', (image) => resize(image, { ...size, antialias: 1 as never }), 'kernels/option'],
    [
      'a coefficient of NaN',
      (image) => resize(image, { ...size, cubicCoefficient: Number.NaN }),
      'kernels/option',
    ],
    ['no pixels', () => resize(zeros([0, 5]) as Image, size), 'kernels/no-pixels'],
    ['int32', () => resize(zeros([2, 5], 'int32') as Image, size), 'kernels/dtype'],
    ['rank 1', () => resize(zeros([5]) as never, size), 'kernels/rank'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})
