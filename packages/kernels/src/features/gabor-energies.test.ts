import {
  randomNormal,
  setBackend,
  type Tensor2D,
  tensor2d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { features } from '../../test/trials/features.js'
import { gaborEnergies } from '../index.js'

inEveryWay(() => {
  it('gives what scikit-image gives', () => {
    holdTo(features, 'gaborEnergies', 18)
  })

  it('answers most to waves of its own direction', () => {
    tidy(() => {
      const wave = (y: number) => 0.5 + 0.5 * Math.cos((2 * Math.PI * y) / 5)
      const stripes = tensor2d(Array.from({ length: 30 }, (_, y) => new Array(30).fill(wave(y))))
      const found = gaborEnergies(stripes, { frequencies: [0.2], orientations: 4 }).arraySync()
      const means = found.filter((_, index) => index % 2 === 0)
      expect(means.indexOf(Math.max(...means))).toBe(2)
    })
  })

  it('takes several images at once, each for itself', () => {
    tidy(() => {
      const values = [1, 5, 2, 8, 3, 7]
      const options = { frequencies: [0.25], orientations: 2 }
      const one = gaborEnergies(tensor2d(values, [2, 3]), options).dataSync()
      const other = gaborEnergies(tensor2d([...values].reverse(), [2, 3]), options).dataSync()
      const both = gaborEnergies(
        tensor4d([...values, ...[...values].reverse()], [2, 2, 3, 1]),
        options,
      )
      expect(both.shape).toEqual([2, 4])
      expect(apart(both.dataSync(), [...one, ...other])).toBeLessThan(1e-6)
      expect(gaborEnergies(zeros([0, 2, 3, 1]) as never, options).shape).toEqual([0, 4])
    })
  })
})

inEveryWayWithGradients(() => {
  it('has the gradient of finite differences', () => {
    tidy(() => {
      const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
      holdGradient(weighed(features.gradients.gaborEnergies!), image)
    })
  })
})

describe('gaborEnergies', () => {
  it.each<[string, object, string]>([
    ['no frequency', { frequencies: [] }, 'kernels/option'],
    ['frequency 0', { frequencies: [0] }, 'kernels/option'],
    ['half an orientation', { frequencies: [0.1], orientations: 1.5 }, 'kernels/option'],
    ['an unknown border', { frequencies: [0.1], border: 'beyond' }, 'kernels/option'],
  ])('refuses %s', async (_, options, code) => {
    await setBackend('cpu')
    tidy(() => {
      expect(() => gaborEnergies(tensor2d([[1, 2]]), options as never)).toThrow(
        expect.objectContaining({ code }),
      )
    })
  })

  it('refuses an empty image, which has no mean', async () => {
    await setBackend('cpu')
    tidy(() => {
      const empty = zeros([0, 3]) as Tensor2D
      expect(() => gaborEnergies(empty, { frequencies: [0.1] })).toThrow(
        expect.objectContaining({ code: 'kernels/too-small' }),
      )
    })
  })
})
