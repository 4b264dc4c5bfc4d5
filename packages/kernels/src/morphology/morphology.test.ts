import { randomNormal, type Tensor2D, tensor2d, tensor4d, tidy, zeros } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { changesAlong, weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { morphology } from '../../test/trials/morphology.js'
import { close, dilate, erode, type Footprint, type Image, open } from '../index.js'

inEveryWay((way) => {
  it.each([
    ['erode', 90],
    ['dilate', 90],
    ['open', 27],
    ['close', 27],
    ['whiteTopHat', 27],
    ['blackTopHat', 27],
    ['morphologicalGradient', 27],
  ])('%s gives what SciPy and scikit-image give', (operation, count) => {
    holdTo(morphology, operation, count)
  })

  it('dilates by the footprint as it is drawn around each pixel', () => {
    tidy(() => {
      const footprint = [
        [0, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
      ]
      const column = tensor2d([[0], [0], [5], [0]])
      expect([...dilate(column, { footprint }).dataSync()]).toEqual([0, 5, 5, 0])
      expect([...open(column, { footprint }).dataSync()]).toEqual([0, 0, 0, 0])
    })
  })

  it('keeps images and channels apart', () => {
    tidy(() => {
      const planes = [1, 2, 3, 4].map((seed) => randomNormal([6, 5], 0, 1, 'float32', seed))
      const [a, b, c, d] = planes.map((plane) => plane.dataSync())
      const together = Array.from({ length: 30 }, (_, at) => [a![at]!, b![at]!]).flat()
      const others = Array.from({ length: 30 }, (_, at) => [c![at]!, d![at]!]).flat()
      const batch = tensor4d([...together, ...others], [2, 6, 5, 2])
      const options = { footprint: { shape: 'disk', radius: 2 } } as const
      const found = [...dilate(batch, options).dataSync()]
      const alone = planes.map((plane) => dilate(plane as Tensor2D, options).dataSync())
      const expected = [0, 2].flatMap((first) =>
        Array.from({ length: 30 }, (_, at) => [alone[first]![at]!, alone[first + 1]![at]!]).flat(),
      )
      expect(found).toEqual(expected)
    })
  })

  it('leaves alone what the smallest footprint covers, and gives nothing of nothing', () => {
    tidy(() => {
      const image = tensor2d([[1, -2, 3]])
      for (const footprint of [[[1]], { shape: 'disk', radius: 0 }] as readonly Footprint[]) {
        expect([...erode(image, { footprint }).dataSync()]).toEqual([1, -2, 3])
      }
      expect(close(zeros([0, 4]) as Image).shape).toEqual([0, 4])
    })
  })

  it('knows windows larger than the image, and windows with nothing inside', () => {
    tidy(() => {
      const image = tensor2d([[1, 4, 2]])
      const footprint = { shape: 'rectangle', height: 31, width: 201 } as const
      expect([...dilate(image, { footprint }).dataSync()]).toEqual([4, 4, 4])
      const beside = { footprint: [[0, 0, 1]], border: 'ignore' } as const
      expect([...erode(image, beside).dataSync()]).toEqual([4, 2, 3.4028234663852886e38])
    })
  })

  it('lets NaN show as far as the footprint reaches', (context) => {
    if (!way.hasEngine && way.backend === 'wasm') context.skip('its maximum knows no NaN')
    tidy(() => {
      const image = tensor2d([[1, 1, 1, 1, Number.NaN, 1]])
      const expected = [1, 1, 1, Number.NaN, Number.NaN, Number.NaN]
      expect([...erode(image).dataSync()]).toEqual(expected)
      expect([...dilate(image).dataSync()]).toEqual(expected)
    })
  })

  it.each<[string, unknown]>([
    ['an even size', { footprint: { shape: 'square', size: 4 } }],
    ['an even height', { footprint: { shape: 'rectangle', height: 2, width: 3 } }],
    ['no width', { footprint: { shape: 'rectangle', height: 3 } }],
    ['half a radius', { footprint: { shape: 'disk', radius: 1.5 } }],
    ['a huge radius', { footprint: { shape: 'disk', radius: 1e9 } }],
    ['an unknown shape', { footprint: { shape: 'star', radius: 1 } }],
    ['a word', { footprint: 'disk' }],
    ['null', { footprint: null }],
    [
      'even rows',
      {
        footprint: [
          [1, 1],
          [1, 1],
        ],
      },
    ],
    ['rows of unequal lengths', { footprint: [[1, 1, 1], [1], [1, 1, 1]] }],
    ['an empty footprint', { footprint: [] }],
    ['a footprint of 0', { footprint: [[0]] }],
    ['a weight', { footprint: [[0.5]] }],
    ['an unknown border', { border: 'mirror' }],
    ['borderValue NaN', { border: 'constant', borderValue: Number.NaN }],
  ])('refuses %s', (_, options) => {
    tidy(() => {
      const refusal = expect.objectContaining({ code: 'kernels/option' })
      expect(() => erode(tensor2d([[1, 2, 3]]), options as never)).toThrow(refusal)
    })
  })

  it.each<[string, () => Image, string]>([
    ['int32', () => tensor2d([[1]], [1, 1], 'int32'), 'kernels/dtype'],
    ['a list', () => [[1]] as never, 'kernels/not-an-image'],
    ['rank 1', () => zeros([3]) as never, 'kernels/rank'],
    [
      'what was disposed',
      () => {
        const image = tensor2d([[1]])
        image.dispose()
        return image
      },
      'kernels/disposed',
    ],
  ])('refuses %s', (_, image, code) => {
    tidy(() => {
      expect(() => dilate(image())).toThrow(expect.objectContaining({ code }))
    })
  })
})

inEveryWayWithGradients(() => {
  it.each(Object.entries(morphology.gradients))('%s has the gradient of differences', (_, run) => {
    tidy(() => {
      const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
      holdGradient(weighed(run), image)
    })
  })

  it('gives the gradient to one of several that are greatest', () => {
    tidy(() => {
      const slope = changesAlong(
        weighed((image) => dilate(image)),
        zeros([3, 4]),
      )
      expect(slope.dataSync().every(Number.isFinite)).toBe(true)
    })
  })
})
