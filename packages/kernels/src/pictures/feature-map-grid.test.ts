import { tensor, tensor2d, tensor3d, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { explain } from '../../test/trials/explain.js'
import { featureMapGrid, kernelPicture } from '../index.js'

onEveryBackend(() => {
  it('divides each map by its largest size, in rows', () => {
    holdTo(explain, 'featureMapGrid', 1)
  })

  it('divides all maps by one, and knows one map and one image', () => {
    tidy(() => {
      const maps = tensor3d([8, 1, 0, -2], [1, 2, 2])
      const options = { scale: 'all', gap: 0 } as const
      expect(featureMapGrid(maps, options).arraySync()).toEqual([[1, 0, 0.125, -0.25]])
      const batch = tensor4d([8, 1, 0, -2], [1, 1, 2, 2])
      expect(featureMapGrid(batch, options).arraySync()).toEqual([[1, 0, 0.125, -0.25]])
      expect(featureMapGrid(tensor2d([[2, 4]])).arraySync()).toEqual([[0.5, 1]])
      expect(featureMapGrid(tensor3d([0, 0], [1, 1, 2])).arraySync()).toEqual([[0, 0, 0]])
    })
  })

  it('lays out as kernelPicture does', () => {
    tidy(() => {
      const values = Array.from({ length: 3 * 4 * 5 }, (_, index) => Math.sin(index))
      const options = { columns: 2, gap: 2, enlarge: 3 }
      const maps = featureMapGrid(tensor3d(values, [3, 4, 5]), options)
      const kernels = kernelPicture(tensor4d(values, [3, 4, 1, 5]), options)
      expect(maps.shape).toEqual([3 * (3 * 3 + 4), 3 * (2 * 4 + 2)])
      expect(maps.arraySync()).toEqual(kernels.arraySync())
    })
  })
})

describe('bad input', () => {
  onEveryBackend(() => {
    const maps = () => tensor3d([1, 2], [1, 1, 2])
    it.each<[string, () => unknown, string]>([
      ['a list', () => featureMapGrid([[1]] as never), 'kernels/not-an-image'],
      ['two images', () => featureMapGrid(tensor4d([1, 2], [2, 1, 1, 1])), 'kernels/option'],
      ['no maps', () => featureMapGrid(tensor3d([], [2, 2, 0])), 'kernels/option'],
      ['rank 5', () => featureMapGrid(tensor([1], [1, 1, 1, 1, 1]) as never), 'kernels/rank'],
      ['int32', () => featureMapGrid(tensor2d([[1]], [1, 1], 'int32')), 'kernels/dtype'],
      ['no columns', () => featureMapGrid(maps(), { columns: 0 }), 'kernels/option'],
      ['a gap below 0', () => featureMapGrid(maps(), { gap: -1 }), 'kernels/option'],
      ['enlarged by half', () => featureMapGrid(maps(), { enlarge: 0.5 }), 'kernels/option'],
      [
        'an unknown scale',
        () => featureMapGrid(maps(), { scale: 'l2' as never }),
        'kernels/option',
      ],
    ])('refuses %s', (_, work, code) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })
  })
})
