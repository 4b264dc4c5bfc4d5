import {
  setBackend,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { imageOf as referenceImage } from '../../test/reference.js'
import { features } from '../../test/trials/features.js'
import { type HogOptions, hog } from '../index.js'
import { binOf, bordersOf } from './gradient-bins.js'
import reference from './hog.reference.json' with { type: 'json' }

const imageOf = (name: string) =>
  referenceImage<Tensor2D | Tensor3D>(reference.images[name as keyof typeof reference.images])

inEveryWay(() => {
  it('gives what scikit-image gives, and its picture', () => {
    holdTo(features, 'hog', 28)
    holdTo(features, 'hogPicture', 28)
  })

  it('takes several images at once, each for itself', () => {
    tidy(() => {
      const one = imageOf('noise')
      const options = { cellSize: 5, blockSize: 2 }
      const [height, width] = one.shape
      const values = one.dataSync()
      const halves = values.map((value) => value / 2)
      const both = tensor4d([...values, ...halves], [2, height, width, 1])
      const features = hog(both, options)
      const alone = hog(one, options).dataSync()
      expect(features.shape).toEqual([2, alone.length])
      expect([...features.dataSync().slice(0, alone.length)]).toEqual([...alone])
      // Half the contrast: the same but for what keeps a division by 0 away.
      expect(apart(features.dataSync().slice(alone.length), alone)).toBeLessThan(1e-3)
    })
  })
})

describe('votes', () => {
  it('go to the bin that a direction lies in, borders to the upper one', () => {
    const along = (degrees: number, orientations: number) => {
      const angle = (degrees * Math.PI) / 180
      return binOf(Math.sin(angle), Math.cos(angle), bordersOf(orientations))
    }
    const found = [1, 22, 23, 100, 179, 181, 359].map((degrees) => along(degrees, 8))
    expect(found).toEqual([0, 0, 1, 4, 7, 0, 7])
    const borders = [
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
      [1, 0],
      [-1, 0],
      [1, -1],
      [-1, 1],
    ].map(([down, right]) => binOf(down!, right!, bordersOf(8)))
    expect(borders).toEqual([0, 0, 2, 2, 4, 4, 6, 6])
    for (let degrees = 0; degrees < 360; degrees += 0.37) {
      expect(along(degrees, 9)).toBe(Math.floor((degrees % 180) / 20))
    }
  })

  it('are shared by the two nearest bins, past 180 degrees too', async () => {
    await setBackend('cpu')
    tidy(() => {
      // Rising 1 to the right and 1 down: 45 degrees, midway between 22.5 and 67.5 of four bins.
      const ramp = tensor2d(Array.from({ length: 4 }, (_, y) => [0, 1, 2, 3].map((x) => x + y)))
      const options = { orientations: 4, cellSize: 4, blockSize: 1, normalization: 'L1' } as const
      const inner = (interpolation: 'none' | 'linear') =>
        [...hog(ramp, { ...options, interpolation }).dataSync()].map((share) =>
          Math.round(share * 100),
        )
      // The four inner pixels have both differences; along the edges one of them is missing.
      const size = 4 * Math.SQRT2 * 2
      const all = size + 2 * 8
      expect(inner('none')).toEqual([8, size, 8, 0].map((votes) => Math.round((100 * votes) / all)))
      // 0 degrees lies midway between the last and the first bin, 90 between the second and the third.
      expect(inner('linear')).toEqual(
        [4 + size / 2, size / 2 + 4, 4, 4].map((votes) => Math.round((100 * votes) / all)),
      )
    })
  })
})

describe('bad input', () => {
  it.each<[string, HogOptions, string]>([
    ['cells of no pixel', { cellSize: 0 }, 'kernels/option'],
    ['half a cell', { cellSize: 2.5 }, 'kernels/option'],
    ['three sizes', { blockSize: [1, 2, 3] as never }, 'kernels/option'],
    ['no orientation', { orientations: 0 }, 'kernels/option'],
    ['an unknown normalization', { normalization: 'L3' as never }, 'kernels/option'],
    ['an unknown interpolation', { interpolation: 'cubic' as never }, 'kernels/option'],
    ['an image of less than a block', { cellSize: 8 }, 'kernels/too-small'],
  ])('refuses %s', async (_, options, code) => {
    await setBackend('cpu')
    tidy(() => {
      const image = tensor2d(Array.from({ length: 20 }, () => new Array(20).fill(0)))
      expect(() => hog(image, options)).toThrow(expect.objectContaining({ code }))
    })
  })

  it('shows NaN rather than a number made of it', async () => {
    await setBackend('cpu')
    tidy(() => {
      const image = tensor2d(
        Array.from({ length: 8 }, (_, y) => new Array(8).fill(y === 3 ? NaN : 0)),
      )
      expect(hog(image, { blockSize: 1 }).dataSync().every(Number.isNaN)).toBe(true)
    })
  })
})
