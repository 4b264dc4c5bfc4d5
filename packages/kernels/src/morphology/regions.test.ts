import {
  cast,
  greater,
  onesLike,
  randomUniform,
  type Tensor2D,
  tensor2d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { imageOf } from '../../test/reference.js'
import { morphology } from '../../test/trials/morphology.js'
import {
  componentProperties,
  connectedComponents,
  distanceTransform,
  type Image,
  skeletonize,
  thin,
} from '../index.js'
import reference from './regions.reference.json' with { type: 'json' }

inEveryWay(() => {
  it('components, distances and skeletons are those of SciPy and scikit-image', () => {
    holdTo(morphology, 'connectedComponents', 30)
    holdTo(morphology, 'distanceTransform', 39)
    holdTo(morphology, 'skeletonize', 13)
    holdTo(morphology, 'thin', 26)
  })

  it.each(reference.components)(
    'properties of the components of $image, $connectivity neighbours',
    ({ image, connectivity, properties }) => {
      tidy(() => {
        const mask = imageOf<Tensor2D>(reference.images[image as keyof typeof reference.images])
        const found = connectedComponents(mask, { connectivity: connectivity as 4 | 8 })
        expect(found.count).toBe(properties.length)
        const mine = componentProperties(found.labels)
        const places = ({ centroid: { y, x } }: (typeof mine)[number]) => [y, x]
        expect(mine.map(({ label, area, box }) => ({ label, area, box }))).toEqual(
          properties.map(({ label, area, box }) => ({ label, area, box })),
        )
        mine.forEach((one, at) => {
          const { y, x } = properties[at]!.centroid
          expect(places(one)[0]).toBeCloseTo(y, 10)
          expect(places(one)[1]).toBeCloseTo(x, 10)
        })
      })
    },
  )

  it('distances are those to the nearest 0 of all', () => {
    tidy(() => {
      const mask = cast(
        greater(randomUniform([9, 14], 0, 1, 'float32', 5), 0.06),
        'float32',
      ) as Tensor2D
      const values = mask.dataSync()
      const zeroes = [...values.keys()].filter((at) => values[at] === 0)
      const expected = Array.from(values, (_, at) =>
        Math.min(
          ...zeroes.map((other) =>
            Math.hypot((at % 14) - (other % 14), Math.floor(at / 14) - Math.floor(other / 14)),
          ),
        ),
      )
      expect(zeroes.length).toBeGreaterThan(2)
      expect([...distanceTransform(mask).dataSync()]).toEqual(expected.map(Math.fround))
    })
  })

  it('no 0 at all is endlessly far', () => {
    tidy(() => {
      const full = onesLike(zeros([2, 3])) as Tensor2D
      for (const metric of ['euclidean', 'taxicab', 'chessboard'] as const) {
        const found = distanceTransform(full, { metric }).dataSync()
        expect([...found]).toEqual(new Array(6).fill(Number.POSITIVE_INFINITY))
      }
    })
  })

  it('every value but 0 belongs to a mask', () => {
    tidy(() => {
      const mask = tensor2d([[0, -2, 0.5, Number.NaN, 0]])
      expect([...distanceTransform(mask).dataSync()]).toEqual([0, 1, 2, 1, 0])
      expect([...skeletonize(mask).dataSync()]).toEqual([0, 1, 1, 1, 0])
    })
  })

  it('treats each channel of each image for itself', () => {
    tidy(() => {
      const batch = tensor4d([1, 1, 0, 1, 1, 0, 1, 1], [2, 1, 2, 2])
      const endless = Number.POSITIVE_INFINITY
      expect([...distanceTransform(batch).dataSync()]).toEqual([
        1,
        endless,
        0,
        endless,
        endless,
        0,
        endless,
        1,
      ])
      expect(skeletonize(batch).shape).toEqual([2, 1, 2, 2])
    })
  })

  it('gives nothing of nothing', () => {
    tidy(() => {
      const none = zeros([0, 3]) as Tensor2D
      expect(distanceTransform(none).shape).toEqual([0, 3])
      expect(skeletonize(none).shape).toEqual([0, 3])
      const { labels, count } = connectedComponents(none)
      expect([labels.shape, count, componentProperties(labels)]).toEqual([[0, 3], 0, []])
    })
  })

  it('takes labels with gaps, as int32 too', () => {
    tidy(() => {
      const labels = tensor2d([[7, 0, 2, 7]], [1, 4], 'int32')
      expect(componentProperties(labels)).toEqual([
        { label: 2, area: 1, box: [0, 2, 1, 3], centroid: { y: 0, x: 2 } },
        { label: 7, area: 2, box: [0, 0, 1, 4], centroid: { y: 0, x: 1.5 } },
      ])
    })
  })

  it('NaN is like nothing, itself included', () => {
    tidy(() => {
      const { labels, count } = connectedComponents(tensor2d([[Number.NaN, Number.NaN, 1, 1]]))
      expect([[...labels.dataSync()], count]).toEqual([[1, 2, 3, 3], 3])
    })
  })

  it.each<[string, () => unknown, string]>([
    ['a batch', () => connectedComponents(zeros([1, 2, 2, 1]) as never), 'kernels/option'],
    [
      '6 neighbours',
      () => connectedComponents(tensor2d([[1]]), { connectivity: 6 as never }),
      'kernels/option',
    ],
    ['int32', () => connectedComponents(tensor2d([[1]], [1, 1], 'int32')), 'kernels/dtype'],
    ['half a label', () => componentProperties(tensor2d([[0.5]])), 'kernels/option'],
    ['a label below 0', () => componentProperties(tensor2d([[-1]])), 'kernels/option'],
    ['NaN for a label', () => componentProperties(tensor2d([[Number.NaN]])), 'kernels/option'],
    ['a list of labels', () => componentProperties([[1]] as never), 'kernels/not-an-image'],
    ['labels of bool', () => componentProperties(zeros([1, 1], 'bool') as never), 'kernels/dtype'],
    ['labels of rank 3', () => componentProperties(zeros([1, 1, 1]) as never), 'kernels/option'],
    [
      'an unknown metric',
      () => distanceTransform(tensor2d([[1]]), { metric: 'l3' as never }),
      'kernels/option',
    ],
    ['no round', () => thin(tensor2d([[1]]), { rounds: 0 }), 'kernels/option'],
    ['rank 1', () => skeletonize(zeros([3]) as unknown as Image), 'kernels/rank'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code }))
    })
  })
})
