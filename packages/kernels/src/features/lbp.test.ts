import {
  add,
  mul,
  setBackend,
  slice,
  type Tensor2D,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { imageOf as referenceImage } from '../../test/reference.js'
import { features } from '../../test/trials/features.js'
import { type LbpOptions, lbp } from '../index.js'
import reference from './lbp.reference.json' with { type: 'json' }

const imageOf = (name: string) =>
  referenceImage<Tensor2D>(reference.images[name as keyof typeof reference.images])

inEveryWay(() => {
  it('gives each code that scikit-image gives', () => {
    holdTo(features, 'lbp', 144)
  })

  it('does not change with the light', () => {
    tidy(() => {
      // Points that are pixels: between pixels rounding decides where values are equal.
      const inner = (one: Tensor2D) => slice(lbp(one, { points: 4 }), [1, 1], [45, 51]).dataSync()
      const image = imageOf('brick')
      const lit = add<Tensor2D>(mul(image, 2), 300)
      expect([...inner(lit)]).toEqual([...inner(image)])
    })
  })

  it('keeps the rank, and takes each channel and each image for itself', () => {
    tidy(() => {
      const values = [1, 9, 2, 8, 3, 7, 4, 6, 5]
      const alone = [...lbp(tensor2d(values, [3, 3])).dataSync()]
      const other = [...lbp(tensor2d([...values].reverse(), [3, 3])).dataSync()]
      const pairs = values.flatMap((value, i) => [value, values[8 - i]!])
      const channels = lbp(tensor3d(pairs, [3, 3, 2]))
      expect(channels.shape).toEqual([3, 3, 2])
      expect([...channels.dataSync()]).toEqual(alone.flatMap((code, i) => [code, other[i]]))
      const both = lbp(tensor4d([...values, ...[...values].reverse()], [2, 3, 3, 1]))
      expect([...both.dataSync()]).toEqual([...alone, ...other])
      expect(lbp(tensor3d([], [0, 4, 1])).shape).toEqual([0, 4, 1])
    })
  })
})

describe('lbp', () => {
  it.each<[string, LbpOptions]>([
    ['no points', { points: 0 }],
    ['too many points', { points: 25 }],
    ['half a point', { points: 1.5 }],
    ['radius 0', { radius: 0 }],
    ['radius NaN', { radius: Number.NaN }],
    ['a huge radius', { radius: 1e9 }],
    ['an unknown method', { method: 'var' as never }],
  ])('refuses %s', async (_, options) => {
    await setBackend('cpu')
    tidy(() => {
      const work = () => lbp(tensor2d([[1, 2]]), options)
      expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
    })
  })
})
