import {
  add,
  grad,
  mul,
  ones,
  randomNormal,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { linear } from '../../test/trials/linear.js'
import {
  type Border,
  box,
  correlate,
  correlateSeparable,
  gaborBank,
  gaborKernel,
  gaussian,
  type Image,
  sobel,
} from '../index.js'
import reference from './filters.reference.json' with { type: 'json' }

const { images } = reference

inEveryWay(() => {
  it.each([
    ['correlate', 42],
    ['convolve', 42],
    ['gaussian', 60],
    ['box', 42],
    ['laplacianOfGaussian', 42],
    ['unsharp', 9],
    ['sobel', 39],
    ['scharr', 39],
    ['prewitt', 27],
    ['laplacian', 15],
    ['gabor.real', 27],
    ['gabor.imaginary', 27],
  ])('%s gives what SciPy, scikit-image and OpenCV give', (operation, count) => {
    holdTo(linear, operation, count)
  })

  it('correlates by column and row as by their product, whatever stands beyond the edges', () => {
    const [y, x] = [
      [1, -2, 4],
      [3, 0, 1, 5, 2],
    ]
    const product = y!.map((down) => x!.map((right) => down * right))
    for (const border of ['symmetric', 'constant'] as const) {
      tidy(() => {
        const image = tensor2d(images.noise!)
        const edges = { border, borderValue: 0.7 }
        const expected = correlate(image, product, edges).dataSync()
        const separate = correlateSeparable(image, { y: y!, x: x! }, edges).dataSync()
        expect(apart(separate, expected)).toBeLessThan(1e-5)
      })
    }
  })

  it('keeps the rank, and filters each channel and each image for itself', () => {
    tidy(() => {
      const one = tensor2d(images.noise!)
      const other = tensor2d(images.noise!.map((row) => row.map((value) => value * value)))
      const [height, width] = one.shape
      const [a, b] = [one, other].map((image) => gaussian(image, { sigma: 1 }).dataSync())
      const values = (image: Tensor2D) => image.dataSync()
      const pairs = Array.from(values(one), (value, i) => [value, values(other)[i]!]).flat()
      const channels = gaussian(tensor3d(pairs, [height, width, 2]), { sigma: 1 })
      expect(channels.shape).toEqual([height, width, 2])
      const expected = Array.from(a!, (value, i) => [value, b![i]!]).flat()
      expect(apart(channels.dataSync(), expected)).toBeLessThan(1e-6)
      const two = tensor4d([...values(one), ...values(other)], [2, height, width, 1])
      const batch = gaussian(two, { sigma: 1 })
      expect(batch.shape).toEqual([2, height, width, 1])
      expect(apart(batch.dataSync(), [...a!, ...b!])).toBeLessThan(1e-6)
    })
  })

  it('gives nothing of nothing, and lets NaN and infinities show where they are', () => {
    tidy(() => {
      expect(sobel(tensor3d([], [0, 5, 3])).shape).toEqual([0, 5, 3])
      expect(gaussian(tensor4d([], [2, 3, 0, 1]), { sigma: 1 }).shape).toEqual([2, 3, 0, 1])
      const image = tensor2d([[1, 1, 1, 1, Number.NaN]])
      expect([...box(image).dataSync()]).toEqual([1, 1, 1, Number.NaN, Number.NaN])
    })
  })

  it('knows kernels larger than the image, whatever stands beyond its edges', () => {
    const borders: readonly Border[] = ['symmetric', 'reflect', 'edge', 'wrap', 'constant']
    for (const border of borders) {
      tidy(() => {
        const blurred = box(tensor2d([[1, 2, 4]]), { size: 21, border, borderValue: 3 })
        const row = [1, 2, 4]
        const at = (index: number): number => {
          const wrapped = ((index % 3) + 3) % 3
          const folded = ((index % 6) + 6) % 6
          const mirrored = ((index % 4) + 4) % 4
          if (border === 'wrap') return row[wrapped]!
          if (border === 'edge') return row[Math.max(0, Math.min(2, index))]!
          if (border === 'constant') return row[index] ?? 3
          if (border === 'symmetric') return row[folded < 3 ? folded : 5 - folded]!
          return row[mirrored < 3 ? mirrored : 4 - mirrored]!
        }
        // All rows beyond are the same one, but where a constant stands.
        const share = border === 'constant' ? 1 / 21 : 1
        const rest = border === 'constant' ? (3 * 20) / 21 : 0
        const expected = [0, 1, 2].map((x) => {
          const window = Array.from({ length: 21 }, (_, i) => at(x + i - 10))
          return (share * window.reduce((total, value) => total + value, 0)) / 21 + rest
        })
        expect(apart(blurred.dataSync(), expected), border).toBeLessThan(1e-6)
      })
    }
  })
})

describe('gradients', () => {
  inEveryWayWithGradients(({ hasEngine }) => {
    it.each(Object.keys(linear.gradients))('%s: as finite differences', (name) => {
      tidy(() => {
        const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
        holdGradient(weighed(linear.gradients[name]!), image)
      })
    })

    it('of gradients, for penalties on them', (context) => {
      if (!hasEngine) {
        context.skip('TensorFlow.js has no gradient of the gradient of a convolution')
      }
      tidy(() => {
        const energy = (x: Tensor) => sum(square(gaussian(x as Image, { sigma: 1 }))) as Tensor
        const penalty = (x: Tensor) => sum(square(grad(energy)(x))) as Tensor
        const image = randomNormal([4, 5], 0, 1, 'float32', 5)
        const slope = grad(penalty)(image)
        const way = randomNormal([4, 5], 0, 1e-2, 'float32', 6)
        const rise = sub(penalty(add(image, way)), penalty(sub(image, way))).dataSync()[0]! / 2
        const told = sum(mul(slope, way)).dataSync()[0]!
        expect(Math.abs(rise - told)).toBeLessThan(0.02 * Math.abs(told))
      })
    })

    it('of a flat image are 0, not NaN', () => {
      tidy(() => {
        const slope = grad((x: Tensor) => sum(sobel(x as Image)) as Tensor)(ones([4, 4]))
        expect([...slope.dataSync()]).toEqual(new Array(16).fill(0))
      })
    })
  })
})

describe('bad input', () => {
  inEveryWay(() => {
    const image = () => tensor2d([[1, 2, 3]])
    it.each<[string, () => unknown, string]>([
      ['a list', () => sobel([[1, 2]] as never), 'kernels/not-an-image'],
      ['null', () => sobel(null as never), 'kernels/not-an-image'],
      ['rank 1', () => sobel(tensor([1, 2]) as never), 'kernels/rank'],
      ['rank 5', () => sobel(tensor([1], [1, 1, 1, 1, 1]) as never), 'kernels/rank'],
      ['int32', () => sobel(tensor2d([[1]], [1, 1], 'int32')), 'kernels/dtype'],
      ['bool', () => sobel(tensor2d([[1]], [1, 1], 'bool')), 'kernels/dtype'],
      ['sigma 0', () => gaussian(image(), { sigma: 0 }), 'kernels/option'],
      ['sigma NaN', () => gaussian(image(), { sigma: Number.NaN }), 'kernels/option'],
      ['an even kernel', () => correlate(image(), [[1, 2]]), 'kernels/option'],
      ['a ragged kernel', () => correlate(image(), [[1], [1, 2, 3], [1]]), 'kernels/option'],
      ['an empty kernel', () => correlate(image(), []), 'kernels/option'],
      ['a kernel of rank 1', () => correlate(image(), tensor([1]) as never), 'kernels/option'],
      ['an even size', () => box(image(), { size: 4 }), 'kernels/option'],
      ['an unknown border', () => box(image(), { border: 'mirror' as never }), 'kernels/option'],
      ['an unknown axis', () => sobel(image(), { axis: 'z' as never }), 'kernels/option'],
      ['eps below 0', () => sobel(image(), { eps: -1 }), 'kernels/option'],
      ['frequency 0', () => gaborKernel({ frequency: 0 }), 'kernels/option'],
      ['a huge kernel', () => gaborKernel({ frequency: 1e-6 }), 'kernels/option'],
      ['no frequencies', () => gaborBank({ frequencies: [] }), 'kernels/option'],
      ['no orientations', () => gaborBank({ frequencies: [1], orientations: 0 }), 'kernels/option'],
    ])('refuses %s', (_, work, code) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })

    it('refuses a disposed image', () => {
      const gone = image()
      gone.dispose()
      expect(() => sobel(gone)).toThrow(expect.objectContaining({ code: 'kernels/disposed' }))
    })
  })
})

describe('gaborBank', () => {
  it('has every frequency at every angle, and sums to about nothing in its imaginary part', () => {
    const bank = gaborBank({ frequencies: [0.1, 0.3], orientations: 3 })
    expect(bank.map(({ frequency, angleDegrees }) => [frequency, angleDegrees])).toEqual(
      [0.1, 0.3].flatMap((frequency) => [0, 60, 120].map((angle) => [frequency, angle])),
    )
    for (const { real, imaginary } of bank) {
      expect(real.length % 2).toBe(1)
      expect(Math.abs(imaginary.flat().reduce((total, tap) => total + tap, 0))).toBeLessThan(1e-9)
    }
  })
})
