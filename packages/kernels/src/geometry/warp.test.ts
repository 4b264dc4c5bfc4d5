import {
  randomUniform,
  reverse,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tidy,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import {
  affine,
  affineMatrix,
  type Image,
  type Matrix3,
  perspective,
  perspectiveMatrix,
  rotate,
} from '../index.js'
import reference from './geometry.reference.json' with { type: 'json' }

const { matrices } = reference
const identity = affineMatrix({})
const corners = (points: readonly (readonly number[])[]) =>
  points.map(([x, y]) => ({ x: x!, y: y! })) as unknown as Parameters<typeof perspectiveMatrix>[0]

inEveryWay(() => {
  it.each(['nearest', 'bilinear', 'bicubic'] as const)(
    'turns by right angles exactly, with NaN where it belongs: %s',
    (interpolation) => {
      tidy(() => {
        const image = tensor2d([
          [1, 2, 3, Number.NaN],
          [5, 6, 7, 8],
          [9, 10, 11, 12],
        ])
        const turned = (angleDegrees: number) => {
          const found = rotate(image, { angleDegrees, interpolation, resize: true })
          return found.arraySync()
        }
        expect(turned(90)).toEqual(reverse(transpose(image), 0).arraySync())
        expect(turned(180)).toEqual(reverse(image, [0, 1]).arraySync())
        expect(turned(-90)).toEqual(reverse(transpose(image), 1).arraySync())
        expect(turned(720)).toEqual(image.arraySync())
      })
    },
  )

  it('moves by whole pixels exactly, and shows what the border says', () => {
    tidy(() => {
      const image = tensor2d([[1, 2, 3, 4]])
      const matrix = affineMatrix({ translate: { x: 2 } })
      const found = (options: object) => [...affine(image, { matrix, ...options }).dataSync()]
      expect(found({})).toEqual([0, 0, 1, 2])
      expect(found({ borderValue: 9 })).toEqual([9, 9, 1, 2])
      expect(found({ border: 'edge' })).toEqual([1, 1, 1, 2])
      expect(found({ border: 'wrap' })).toEqual([3, 4, 1, 2])
      expect(found({ border: 'symmetric' })).toEqual([2, 1, 1, 2])
      expect(found({ border: 'reflect' })).toEqual([3, 2, 1, 2])
      expect(found({ width: 7 })).toEqual([0, 0, 1, 2, 3, 4, 0])
      expect([...affine(image, { matrix: matrix.slice(0, 2) as never }).dataSync()]).toEqual(
        found({}),
      )
    })
  })

  it('turns as the affine matrix of the angle about the middle', () => {
    tidy(() => {
      const image = randomUniform([2, 7, 9, 2], 0, 1, 'float32', 3) as Tensor4D
      const matrix = affineMatrix({ angleDegrees: 31, center: { x: 4, y: 3 } })
      const one = rotate(image, { angleDegrees: 31 })
      expect(one.shape).toEqual([2, 7, 9, 2])
      expect(apart(affine(image, { matrix }).dataSync(), one.dataSync())).toBeLessThan(1e-6)
      const seen = perspective(image, { matrix }).dataSync()
      expect(apart(seen, one.dataSync())).toBeLessThan(1e-6)
    })
  })

  it('shows the border at and beyond the horizon, and never NaN of its own', () => {
    tidy(() => {
      const image = tensor2d([[1, 1, 1]])
      const matrix: Matrix3 = [
        [1, 0, 0],
        [0, 1, 0],
        [1, 0, 0],
      ]
      // x becomes 1, whatever it was; turned around, column 1 sees all and the others nothing.
      expect(() => perspective(image, { matrix })).toThrow(
        expect.objectContaining({ code: 'kernels/singular' }),
      )
      const turned: Matrix3 = [
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
      ]
      const found = [...perspective(image, { matrix: turned, borderValue: 5 }).dataSync()]
      expect(found).toEqual([5, 1, 1])
    })
  })

  it('gives no images of no images', () => {
    tidy(() => {
      const none = zeros([0, 4, 5, 1]) as Image
      expect(affine(none, { matrix: identity, height: 2, width: 3 }).shape).toEqual([0, 2, 3, 1])
      expect(rotate(none, { angleDegrees: 90, resize: true }).shape).toEqual([0, 5, 4, 1])
    })
  })

  const flat: Matrix3 = [
    [1, 2, 0],
    [2, 4, 0],
    [0, 0, 1],
  ]
  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['no angle', (image) => rotate(image, {} as never), 'kernels/option'],
    ['angle NaN', (image) => rotate(image, { angleDegrees: Number.NaN }), 'kernels/option'],
    [
      'resize 1',
      (image) => rotate(image, { angleDegrees: 1, resize: 1 as never }),
      'kernels/option',
    ],
    [
      'a center of NaN',
      (image) => rotate(image, { angleDegrees: 1, center: { x: Number.NaN, y: 0 } }),
      'kernels/option',
    ],
    ['a matrix onto a line', (image) => affine(image, { matrix: flat }), 'kernels/singular'],
    [
      'scale 0',
      (image) => affine(image, { matrix: affineMatrix({ scale: 0 }) }),
      'kernels/singular',
    ],
    ['one onto a line', (image) => perspective(image, { matrix: flat }), 'kernels/singular'],
    ['no matrix', (image) => affine(image, {} as never), 'kernels/option'],
    [
      'two rows',
      (image) => perspective(image, { matrix: flat.slice(1) as never }),
      'kernels/option',
    ],
    [
      'a perspective as affine',
      (image) => affine(image, { matrix: [flat[0], [0, 1, 0], [0.1, 0, 1]] }),
      'kernels/option',
    ],
    [
      'a matrix of NaN',
      (image) => affine(image, { matrix: [[Number.NaN, 0, 0], flat[1], flat[2]] }),
      'kernels/option',
    ],
    ['width 0', (image) => affine(image, { matrix: identity, width: 0 }), 'kernels/option'],
    [
      'what fits no memory',
      (image) => affine(image, { matrix: identity, height: 1e9 }),
      'kernels/option',
    ],
    [
      'an unknown border',
      (image) => affine(image, { matrix: identity, border: 'mirror' as never }),
      'kernels/option',
    ],
    [
      'an area',
      (image) => rotate(image, { angleDegrees: 1, interpolation: 'area' as never }),
      'kernels/option',
    ],
    ['no pixels', () => rotate(zeros([3, 0]) as Image, { angleDegrees: 1 }), 'kernels/no-pixels'],
    ['int32', () => affine(zeros([2, 2], 'int32') as Image, { matrix: identity }), 'kernels/dtype'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })
})

describe('matrices', () => {
  it.each(matrices.affine)('affineMatrix is that of OpenCV: $options', ({ options, matrix }) => {
    const found = affineMatrix(options as Parameters<typeof affineMatrix>[0])
    expect(apart(found.slice(0, 2).flat(), matrix.flat())).toBeLessThan(1e-12)
    expect(found[2]).toEqual([0, 0, 1])
  })

  it('affineMatrix scales, shears, turns and moves, in this order', () => {
    const matrix = affineMatrix({
      ...{ scale: { x: 2, y: 3 }, shearDegrees: { x: 45 }, angleDegrees: 90 },
      ...{ translate: { x: 10, y: 20 }, center: { x: 1, y: 1 } },
    })
    // From (2, 2): (1, 1) from the centre, (2, 3), (5, 3), turned (3, -5), and on.
    const [x, y] = matrix.map(([a, b, c]) => 2 * a + 2 * b + c)
    expect(x).toBeCloseTo(14, 9)
    expect(y).toBeCloseTo(16, 9)
  })

  it('perspectiveMatrix is that of OpenCV, and brings points to points', () => {
    const { from, to, matrix } = matrices.perspective
    const found = perspectiveMatrix(corners(from), corners(to))
    // OpenCV takes points in float32.
    expect(apart(found.flat(), matrix.flat())).toBeLessThan(1e-9)
    for (const [index, [x, y]] of from.entries()) {
      const [right, down, w] = found.map(([a, b, c]) => a * x! + b * y! + c) as [
        number,
        number,
        number,
      ]
      expect(apart([right / w, down / w], to[index]!)).toBeLessThan(1e-9)
    }
  })

  const square = corners([
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ])
  const line = corners([
    [0, 0],
    [1, 0],
    [2, 0],
    [0, 1],
  ])
  const other = corners([
    [0, 0],
    [1, 0],
    [1, 1],
    [2, 2],
  ])
  it.each<[string, () => unknown, string]>([
    ['points on a line', () => perspectiveMatrix(line, square), 'kernels/singular'],
    ['aims on a line', () => perspectiveMatrix(square, other), 'kernels/singular'],
    ['three points', () => perspectiveMatrix(square.slice(1) as never, square), 'kernels/option'],
    [
      'a point of NaN',
      () =>
        perspectiveMatrix(
          square,
          corners([
            [Number.NaN, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ]),
        ),
      'kernels/option',
    ],
    ['an angle of NaN', () => affineMatrix({ angleDegrees: Number.NaN }), 'kernels/option'],
    ['an endless shift', () => affineMatrix({ translate: { x: Infinity } }), 'kernels/option'],
    ['half a scale', () => affineMatrix({ scale: { x: 1 } as never }), 'kernels/option'],
  ])('refuses %s', (_, work, code) => {
    expect(() => work()).toThrow(expect.objectContaining({ code }))
  })
})
