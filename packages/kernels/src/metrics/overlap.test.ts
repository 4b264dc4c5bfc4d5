import {
  cast,
  randomNormal,
  scalar,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { metrics } from '../../test/trials/metrics.js'
import { boxIou, dice, iou, nonMaxSuppression, softNonMaxSuppression } from '../index.js'
import reference from './overlap.reference.json' with { type: 'json' }

const none = Number.NaN

inEveryWay(() => {
  it('iou and dice are those of scikit-learn, boxIou that of its definition', () => {
    holdTo(metrics, 'iou', 9)
    holdTo(metrics, 'dice', 9)
    holdTo(metrics, 'boxIou', 2)
  })

  it('takes masks and labels of any kind', () => {
    tidy(() => {
      const [truth, predicted] = [tensor2d([[1, 1, 0]]), tensor2d([[0, 1, 0]])]
      for (const dtype of ['bool', 'int32', 'float32'] as const) {
        const found = iou(cast(truth, dtype), cast(predicted, dtype)).dataSync()[0]
        expect(found).toBeCloseTo(0.5, 6)
      }
      const labels = iou(cast(truth, 'int32'), cast(predicted, 'int32'), { classes: 2 })
      expect([...labels.dataSync()]).toEqual([0.5, 0.5])
    })
  })

  it('gives a row of classes for each image of a batch', () => {
    tidy(() => {
      const truth = tensor4d([0, 1, 1, 2], [2, 1, 2, 1])
      const predicted = tensor4d([0, 1, 2, 2], [2, 1, 2, 1])
      const found = dice(truth, predicted, { classes: 3 })
      expect(found.shape).toEqual([2, 3])
      const expected = [1, 1, none, none, 0, 2 / 3].map(Math.fround)
      expect([...found.dataSync()]).toEqual(expected)
      expect(iou(truth, predicted).shape).toEqual([2])
    })
  })

  it('what neither has is no number, unless it is smoothed', () => {
    tidy(() => {
      const empty = zeros([2, 3]) as Tensor2D
      expect(iou(empty, empty).dataSync()[0]).toBeNaN()
      expect(dice(empty, empty, { smooth: 1 }).dataSync()[0]).toBe(1)
      expect(dice(zeros([0, 3]) as Tensor2D, zeros([0, 3]) as Tensor2D).dataSync()[0]).toBeNaN()
    })
  })

  it('soft masks: a loss by hand', () => {
    tidy(() => {
      // Four logits of 0, one pixel of the mask.
      const probabilities = tensor2d([
        [0.5, 0.5],
        [0.5, 0.5],
      ])
      const share = dice(
        tensor2d([
          [1, 0],
          [0, 0],
        ]),
        probabilities,
        { smooth: 1 },
      )
      expect(share.dataSync()[0]).toBe(0.5)
    })
  })

  it('NaN spreads', () => {
    tidy(() => {
      expect(iou(tensor2d([[1, 1]]), tensor2d([[1, none]])).dataSync()[0]).toBeNaN()
      const boxes = tensor2d([
        [0, 0, none, 1],
        [0, 0, 1, 1],
      ])
      expect(boxIou(boxes, boxes).dataSync()[3]).toBe(1)
    })
  })

  it('boxes are edges, not pixels; large coordinates and no boxes are known', () => {
    tidy(() => {
      const found = boxIou(
        tensor2d([
          [0, 0, 2, 2],
          [400, 400, 402, 402],
        ]),
        tensor2d([
          [1, 1, 3, 3],
          [401, 401, 403, 403],
        ]),
      )
      const [first, second, third, last] = found.dataSync()
      expect(first).toBeCloseTo(1 / 7, 6)
      expect([second, third]).toEqual([0, 0])
      expect(last).toBeCloseTo(1 / 7, 6)
      expect(boxIou(zeros([0, 4]) as Tensor2D, tensor2d([[0, 0, 1, 1]])).shape).toEqual([0, 1])
    })
  })

  it('turned corners enclose nothing', () => {
    tidy(() => {
      const turned = tensor2d([[2, 2, 0, 0]])
      expect(boxIou(turned, turned).dataSync()[0]).toBe(0)
      expect(boxIou(turned, turned, { generalized: true }).dataSync()[0]).toBe(0)
    })
  })

  it.each(reference.suppressed)(
    'suppression of $scene with $options is that of OpenCV, by class too',
    ({ scene, options, kept, byClass }) => {
      const { boxes, scores, classes } = reference.scenes[scene as keyof typeof reference.scenes]
      expect(nonMaxSuppression(boxes, scores, options)).toEqual(kept)
      const found = nonMaxSuppression(boxes, scores, { ...options, classes })
      expect([...found].sort()).toEqual([...byClass].sort())
      tidy(() => {
        const tensors = [tensor2d(boxes), tensor1d(scores)] as const
        expect(nonMaxSuppression(...tensors, options)).toEqual(kept)
      })
    },
  )

  it.each<[string, (mask: Tensor2D) => unknown, string]>([
    ['other shapes', (x) => iou(x, tensor2d([[1]])), 'kernels/option'],
    ['no class', (x) => iou(x, x, { classes: 0 }), 'kernels/option'],
    ['smooth below 0', (x) => dice(x, x, { smooth: -1 }), 'kernels/option'],
    ['rank 0', () => iou(scalar(1) as never, scalar(1) as never), 'kernels/rank'],
    ['a list', (x) => dice(x, [[1]] as never), 'kernels/not-an-image'],
    ['boxes of 3 numbers', () => boxIou(zeros([2, 3]), zeros([2, 4])), 'kernels/option'],
    [
      'boxes of whole numbers',
      () => boxIou(zeros([2, 4]), zeros([2, 4], 'int32')),
      'kernels/dtype',
    ],
    [
      'a list of boxes',
      () => boxIou(zeros([2, 4]), [[0, 0, 1, 1]] as never),
      'kernels/not-an-image',
    ],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 0, 1]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})

inEveryWayWithGradients(() => {
  it.each(Object.entries(metrics.gradients).filter(([name]) => !/psnr|ssim/.test(name)))(
    '%s has the gradient of finite differences',
    (_, run) => {
      tidy(() => {
        const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
        holdGradient(weighed(run), image)
      })
    },
  )
})

describe('suppression', () => {
  const boxes = [
    [0, 0, 10, 10],
    [0, 4, 10, 14],
    [0, 8, 10, 18],
  ]

  it('only boxes that stay suppress', () => {
    expect(nonMaxSuppression(boxes, [0.9, 0.8, 0.7], { iouMax: 0.4 })).toEqual([0, 2])
  })

  it('keeps what overlaps by just iouMax, and a score of just scoreMin', () => {
    const halves = [
      [0, 0, 2, 1],
      [0, 0, 1, 1],
    ]
    expect(nonMaxSuppression(halves, [0.9, 0.5], { iouMax: 0.5, scoreMin: 0.5 })).toEqual([0, 1])
    expect(nonMaxSuppression(halves, [0.9, 0.5], { iouMax: 0.49 })).toEqual([0])
  })

  it('takes the lower index of equal scores, and no more than asked for', () => {
    expect(nonMaxSuppression(boxes, [0.5, 0.5, 0.5], { iouMax: 1 })).toEqual([0, 1, 2])
    expect(nonMaxSuppression(boxes, [0.5, 0.6, 0.6], { iouMax: 1, limit: 2 })).toEqual([1, 2])
    expect(nonMaxSuppression(boxes, [0.5, 0.6, 0.6], { limit: 0 })).toEqual([])
    expect(nonMaxSuppression([], [])).toEqual([])
  })

  it.each(reference.soft)('softly, of $scene with $options', (asked) => {
    const { boxes, scores } = reference.scenes[asked.scene as keyof typeof reference.scenes]
    const found = softNonMaxSuppression(boxes, scores, asked.options)
    expect(found.indices).toEqual(asked.indices)
    found.scores.forEach((score, at) => {
      expect(score).toBeCloseTo(asked.scores[at]!, 10)
    })
  })

  it('softly: other classes and those beyond the limit keep out', () => {
    const same = [
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ]
    const { scores } = softNonMaxSuppression(same, [0.9, 0.8], { classes: [0, 1] })
    expect(scores).toEqual([0.9, 0.8])
    expect(softNonMaxSuppression(same, [0.9, 0.8], { limit: 1 }).indices).toEqual([0])
    expect(softNonMaxSuppression([], [])).toEqual({ indices: [], scores: [] })
  })

  it.each<[string, () => unknown]>([
    ['iouMax above 1', () => nonMaxSuppression(boxes, [1, 1, 1], { iouMax: 45 })],
    ['iouMax NaN', () => nonMaxSuppression(boxes, [1, 1, 1], { iouMax: none })],
    ['scoreMin NaN', () => nonMaxSuppression(boxes, [1, 1, 1], { scoreMin: none })],
    ['half a box as limit', () => nonMaxSuppression(boxes, [1, 1, 1], { limit: 0.5 })],
    ['a score too few', () => nonMaxSuppression(boxes, [1, 1])],
    ['a score without boxes', () => nonMaxSuppression([], [1])],
    ['a score NaN', () => nonMaxSuppression(boxes, [1, none, 1])],
    ['a box with NaN', () => nonMaxSuppression([[0, 0, 1, none]], [1])],
    ['boxes of 3 numbers', () => nonMaxSuppression([[0, 0, 1]], [1])],
    ['one box flat', () => nonMaxSuppression([0, 0, 1, 1] as never, [1])],
    ['rows of unequal lengths', () => nonMaxSuppression([[0, 0, 1, 1], [0]], [1, 1])],
    ['a class too few', () => nonMaxSuppression(boxes, [1, 1, 1], { classes: [0] })],
    ['sigma 0', () => softNonMaxSuppression(boxes, [1, 1, 1], { sigma: 0 })],
    ['a score below 0', () => softNonMaxSuppression(boxes, [1, -1, 1])],
    ['null', () => nonMaxSuppression(null as never, [1])],
  ])('refuses %s', (_, work) => {
    expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
  })
})
