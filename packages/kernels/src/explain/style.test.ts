import {
  concat,
  gather,
  grad,
  randomNormal,
  reshape,
  slice,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient } from '../../test/hold-to.js'
import { explain } from '../../test/trials/explain.js'
import { gramMatrix, type Image, type StyleLossOptions, styleLoss } from '../index.js'

const values = (tensor: Tensor): number[] => [...tensor.dataSync()]
const two = () => tensor3d([1, 2, 3, 4], [1, 2, 2])

onEveryBackend(() => {
  it('gramMatrix of two maps by hand, by each normalization', () => {
    tidy(() => {
      expect(values(gramMatrix(two()))).toEqual([5, 7, 7, 10])
      expect(values(gramMatrix(two(), { normalization: 'none' }))).toEqual([10, 14, 14, 20])
      expect(values(gramMatrix(two(), { normalization: 'size' }))).toEqual([2.5, 3.5, 3.5, 5])
      const flat = gramMatrix(tensor2d([[1, -2, 3]]))
      expect([flat.shape, values(flat)[0]]).toEqual([[1, 1], Math.fround(14 / 3)])
    })
  })

  it('gramMatrix does not see where things are, nor how often all is repeated', () => {
    tidy(() => {
      const maps = randomNormal([3, 5, 4], 0, 1, 'float32', 2) as Tensor3D
      const expected = values(gramMatrix(maps))
      const order = tensor1d([7, 3, 14, 0, 1, 2, 13, 12, 4, 5, 6, 11, 8, 10, 9], 'int32')
      const shuffled = reshape(gather(reshape(maps, [15, 4]), order), [5, 3, 4]) as Tensor3D
      const twice = concat([maps, maps], 1)
      for (const same of [shuffled, twice]) {
        const found = values(gramMatrix(same))
        for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at]!, 5)
      }
    })
  })

  it('gramMatrix treats each image for itself', () => {
    tidy(() => {
      const images = randomNormal([2, 3, 2, 3], 0, 1, 'float32', 5) as Tensor4D
      const each = [0, 1].flatMap((index) =>
        values(gramMatrix(slice(images, [index, 0, 0, 0], [1, 3, 2, 3]))),
      )
      const found = gramMatrix(images)
      expect(found.shape).toEqual([2, 3, 3])
      for (const [at, value] of values(found).entries()) expect(value).toBeCloseTo(each[at]!, 6)
    })
  })

  it('styleLoss by hand, of layers with weights and of a batch', () => {
    tidy(() => {
      const zeros = tensor3d([0, 0], [1, 1, 2])
      // Gram 5 7 7 10: squares sum to 223, by 4 times 2².
      const one = styleLoss([two()], [zeros])
      expect(one.shape).toEqual([])
      expect(values(one)[0]).toBeCloseTo(223 / 16, 5)
      const johnson = styleLoss([two()], [zeros], { normalization: 'johnson' })
      expect(values(johnson)[0]).toBeCloseTo(223 / 4, 4)
      const layers = [two(), tensor3d([2], [1, 1, 1])]
      const styles = [zeros, tensor3d([0], [1, 1, 1])]
      expect(values(styleLoss(layers, styles))[0]).toBeCloseTo((223 / 16 + 16 / 4) / 2, 5)
      const told = styleLoss(layers, styles, { weights: [0, 3] })
      expect(values(told)[0]).toBeCloseTo(12, 5)
      const batch = tensor4d([1, 2, 3, 4, 0, 0, 0, 0], [2, 1, 2, 2])
      expect(values(styleLoss([batch], [zeros]))[0]).toBeCloseTo(223 / 32, 5)
      expect(values(styleLoss([batch], [batch]))).toEqual([0])
    })
  })

  it.each(Object.entries(explain.gradients))(
    '%s has the gradient of finite differences',
    (_, operation) => {
      tidy(() => {
        for (const shape of [[5, 7, 2] as const, [1, 9, 2] as const, [2, 3, 4, 2] as const]) {
          const image = randomNormal(shape as never, 0, 1, 'float32', 3)
          holdGradient(weighed(operation), image)
        }
      })
    },
  )

  it('styleLoss of the style itself has no gradient left', () => {
    tidy(() => {
      const slope = grad((maps) => styleLoss([maps as Image], [two()]))(two())
      expect(values(slope)).toEqual([0, 0, 0, 0])
    })
  })
})

describe('bad input', () => {
  onEveryBackend(() => {
    const loss = (maps: unknown, styles: unknown, options?: StyleLossOptions) => () =>
      styleLoss(maps as Image[], styles as Image[], options)
    it.each<[string, () => unknown, string]>([
      ['a Gram matrix of nothing', () => gramMatrix(tensor3d([], [0, 2, 3])), 'kernels/option'],
      [
        'an unknown normalization',
        () => gramMatrix(two(), { normalization: 'l2' as never }),
        'kernels/option',
      ],
      ['a list', () => gramMatrix([[1]] as never), 'kernels/not-an-image'],
      ['no layers', loss([], []), 'kernels/option'],
      ['maps without a list', loss(undefined, []), 'kernels/option'],
      ['a style too few', loss([1, 2], [1]), 'kernels/option'],
      [
        'weights of more layers',
        () => loss([two()], [two()], { weights: [1, 2] })(),
        'kernels/option',
      ],
      ['a weight below 0', () => loss([two()], [two()], { weights: [-1] })(), 'kernels/option'],
      [
        'an unknown loss',
        () => loss([two()], [two()], { normalization: 'none' as never })(),
        'kernels/option',
      ],
      [
        'maps of another layer',
        () => loss([two()], [tensor3d([1], [1, 1, 1])])(),
        'kernels/option',
      ],
      [
        'styles of other images',
        () => loss([two()], [tensor4d([1, 2, 3, 4], [2, 1, 1, 2])])(),
        'kernels/option',
      ],
    ])('refuses %s', (_, work, code) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })
  })
})
