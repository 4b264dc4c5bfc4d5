import { tensor, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { explain } from '../../test/trials/explain.js'
import { type KernelPictureOptions, type Kernels, kernelPicture } from '../index.js'

/** Kernels `[height, width]`, as a layer of one input has them. */
const layer = (...kernels: number[][][]): Kernels => {
  const [height, width] = [kernels[0]!.length, kernels[0]![0]!.length]
  const weights = kernels[0]!.flatMap((row, y) =>
    row.flatMap((_, x) => kernels.map((kernel) => kernel[y]![x]!)),
  )
  return tensor4d(weights, [height, width, 1, kernels.length])
}

const picture = (kernels: Kernels, options?: KernelPictureOptions): unknown =>
  tidy(() => kernelPicture(kernels, options).arraySync())

inEveryWay(() => {
  it('divides each kernel by its largest size, and leaves zeros zeros', () => {
    tidy(() => {
      expect(picture(layer([[2, -4]], [[0, 0]]))).toEqual([[0.5, -1, 0, 0, 0]])
      expect(picture(layer([[8, 4]], [[-1, 2]]), { columns: 1 })).toEqual([
        [1, 0.5],
        [0, 0],
        [-0.5, 1],
      ])
    })
  })

  it('divides all by the largest of all, if told to', () => {
    tidy(() => {
      const options = { scale: 'all', gap: 0 } as const
      expect(picture(layer([[8, 4]], [[-1, 2]]), options)).toEqual([[1, 0.5, -0.125, 0.25]])
    })
  })

  it('fills rows from the left, the last one as far as kernels go', () => {
    tidy(() => {
      const ones = (size: number) => [1, 2, 3].map(() => [1, 2, 3, 4, 5].map(() => size))
      const five = layer(ones(1), ones(-2), ones(3), ones(-4), ones(5))
      const rows = picture(five, { columns: 2 }) as number[][]
      expect(rows).toHaveLength(3 * 3 + 2)
      const row = (left: number, right: number) => [
        ...[left, left, left, left, left, 0],
        ...[right, right, right, right, right],
      ]
      expect([rows[0], rows[4], rows[10]]).toEqual([row(1, -1), row(1, -1), row(1, 0)])
      expect([rows[3], rows[7]]).toEqual([row(0, 0), row(0, 0)])
      expect(kernelPicture(five).shape).toEqual([7, 17])
      // Fewer kernels than columns: as wide as if the row were full.
      expect(kernelPicture(five, { columns: 7 }).shape).toEqual([3, 41])
    })
  })

  it('makes squares of weights', () => {
    tidy(() => {
      expect(picture(layer([[2, -4]]), { enlarge: 2 })).toEqual([
        [0.5, 0.5, -1, -1],
        [0.5, 0.5, -1, -1],
      ])
    })
  })

  it('shows one kernel alone', () => {
    tidy(() => {
      const kernel = tensor2d([
        [1, 0, -2],
        [0, 4, 1],
      ])
      expect(picture(kernel)).toEqual([
        [0.25, 0, -0.5],
        [0, 1, 0.25],
      ])
    })
  })

  it('shows the mean of inputs or one of them, scaled by what is shown', () => {
    tidy(() => {
      // Two inputs, one row of two weights.
      const kernels = tensor4d([1, 3, -2, -6], [1, 2, 2, 1])
      expect(picture(kernels)).toEqual([[0.5, -1]])
      expect(picture(kernels, { inputs: 'mean' })).toEqual([[0.5, -1]])
      expect(picture(tensor4d([1, 8, -4, 2], [1, 2, 2, 1]), { inputs: 0 })).toEqual([[0.25, -1]])
      expect(picture(tensor4d([1, 8, -4, 2], [1, 2, 2, 1]), { inputs: 1 })).toEqual([[1, 0.25]])
    })
  })

  it('shows the same on every engine', () => {
    holdTo(explain, 'kernelPicture', 1)
  })

  it('shows three inputs as red, green and blue, of one scale', () => {
    tidy(() => {
      const kernels = tensor4d([1, 2, -4, 0, 0, 2], [1, 2, 3, 1])
      const colours = [
        [
          [0.25, 0.5, -1],
          [0, 0, 0.5],
        ],
      ]
      expect(picture(kernels)).toEqual(colours)
      const twice = colours.flatMap((row) => [1, 2].map(() => row.flatMap((one) => [one, one])))
      expect(picture(kernels, { enlarge: 2 })).toEqual(twice)
      expect(picture(kernels, { inputs: 2 })).toEqual([[-1, 0.5]])
    })
  })
})

describe('bad input', () => {
  inEveryWay(() => {
    const kernels = () => tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
    it.each<[string, () => unknown, string]>([
      ['a list', () => kernelPicture([[1]] as never), 'kernels/not-an-image'],
      ['rank 3', () => kernelPicture(tensor([1], [1, 1, 1]) as never), 'kernels/option'],
      ['rank 5', () => kernelPicture(tensor([1], [1, 1, 1, 1, 1]) as never), 'kernels/rank'],
      ['no kernels', () => kernelPicture(tensor4d([], [3, 3, 1, 0])), 'kernels/option'],
      ['int32', () => kernelPicture(tensor2d([[1]], [1, 1], 'int32')), 'kernels/dtype'],
      ['no columns', () => kernelPicture(kernels(), { columns: 0 }), 'kernels/option'],
      ['half a gap', () => kernelPicture(kernels(), { gap: 0.5 }), 'kernels/option'],
      ['enlarged by 0', () => kernelPicture(kernels(), { enlarge: 0 }), 'kernels/option'],
      [
        'an unknown scale',
        () => kernelPicture(kernels(), { scale: 'l2' as never }),
        'kernels/option',
      ],
      ['an input too many', () => kernelPicture(kernels(), { inputs: 2 }), 'kernels/option'],
      [
        'colours of two inputs',
        () => kernelPicture(kernels(), { inputs: 'rgb' }),
        'kernels/option',
      ],
    ])('refuses %s', (_, work, code) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })
  })
})
