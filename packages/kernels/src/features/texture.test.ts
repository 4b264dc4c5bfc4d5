import {
  randomNormal,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tensor3d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { imageOf } from '../../test/reference.js'
import { features } from '../../test/trials/features.js'
import { fast, type GlcmProperty, glcm, glcmProperty, harris, type Image } from '../index.js'
import reference from './texture.reference.json' with { type: 'json' }

const imageIn = (images: object, name: string) =>
  imageOf<Tensor2D>(images[name as keyof typeof images])

inEveryWay(() => {
  it('harris, fast and glcm give what scikit-image gives', () => {
    holdTo(features, 'harris', 6)
    holdTo(features, 'fast', 20)
    holdTo(features, 'glcm', 16)
  })

  it.each(reference.glcm)(
    'properties of the glcm of $image, symmetric $symmetric, normed $normed',
    ({ image, symmetric, normed, properties }) => {
      tidy(() => {
        const { distances, anglesDegrees } = reference
        const options = { distances, anglesDegrees, levels: 8, symmetric, normed }
        const matrix = glcm(imageIn(reference.grayImages, image), options)
        for (const [name, expected] of Object.entries(properties ?? {})) {
          const got = glcmProperty(matrix, name as GlcmProperty)
          expect(got.shape).toEqual([3, 4])
          expect(apart(got.dataSync(), expected), name).toBeLessThan(1e-5)
        }
      })
    },
  )
})

inEveryWayWithGradients(() => {
  it('harris has a gradient', () => {
    tidy(() => {
      const image = randomNormal([5, 6], 0, 1, 'float32', 2)
      const loss = (x: Tensor) => sum(harris(x as Image)) as Tensor
      holdGradient(loss, image)
    })
  })
})

describe('bad input', () => {
  it.each<[string, () => unknown]>([
    ['a gray too many', () => glcm(tensor2d([[0, 4]]), { levels: 4 })],
    ['half a gray', () => glcm(tensor2d([[0.5]]))],
    ['NaN', () => glcm(tensor2d([[Number.NaN]]))],
    ['a gray below 0', () => glcm(tensor2d([[-1]]))],
    ['channels', () => glcm(tensor3d([[[1]]]) as never)],
    ['no distance', () => glcm(tensor2d([[1]]), { distances: [] })],
    ['an endless distance', () => glcm(tensor2d([[1]]), { distances: [Number.POSITIVE_INFINITY] })],
    ['no level', () => glcm(tensor2d([[1]]), { levels: 0 })],
    ['no matrix', () => glcmProperty(tensor2d([[1]]) as never, 'contrast')],
    ['an unknown property', () => glcmProperty(glcm(tensor2d([[1]])), 'beauty' as never)],
    ['a run of none', () => fast(tensor2d([[1]]), { run: 0 })],
    ['a run of more than the circle', () => fast(tensor2d([[1]]), { run: 17 })],
    ['threshold NaN', () => fast(tensor2d([[1]]), { threshold: Number.NaN })],
    ['sigma 0', () => harris(tensor2d([[1]]), { sigma: 0 })],
    ['k NaN', () => harris(tensor2d([[1]]), { k: Number.NaN })],
  ])('refuses %s', async (_, work) => {
    await setBackend('cpu')
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code: 'kernels/option' }))
    })
  })
})
