import { describe, expect, it } from 'vitest'
import { floats } from '../../../test/reference.js'
import { findHomography, type Homography, mapPoint } from '../../index.js'
import reference from './homography.reference.json' with { type: 'json' }

const pointsOf = (base64: string) => {
  const values = floats(base64)
  return Array.from({ length: values.length / 2 }, (_, at) => ({
    x: values[2 * at]!,
    y: values[2 * at + 1]!,
  }))
}

const rows = (nine: readonly number[]) =>
  [nine.slice(0, 3), nine.slice(3, 6), nine.slice(6)] as unknown as Homography['matrix']

/** Of the images that the points lie in. */
const corners = [
  { y: 0, x: 0 },
  { y: 0, x: 320 },
  { y: 240, x: 0 },
  { y: 240, x: 320 },
]

/** How far corners lie from where another matrix brings them. */
const cornersApart = (one: Homography['matrix'], other: readonly number[]): number =>
  Math.max(
    ...corners.map((corner) => {
      const [here, there] = [mapPoint(one, corner), mapPoint(rows(other), corner)]
      return Math.hypot(here.y - there.y, here.x - there.x)
    }),
  )

const square = corners.map(({ y, x }) => ({ y: y / 10, x: x / 10 }))

describe('findHomography', () => {
  it.each(reference.cases)(
    'finds $name among wrong pairs, noise $noise, as OpenCV does',
    ({ points, moved, inliers, noise, exact, opencv }) => {
      const [from, to] = [pointsOf(points), pointsOf(moved)]
      const options = { seed: 3, confidence: 0.999, maxIterations: 5000 }
      const found = findHomography(from, to, options)
      expect(found.inliers.map(Number)).toEqual(inliers)
      expect(found.inlierCount).toBe(inliers.filter(Boolean).length)
      expect(found.matrix[2][2]).toBe(1)
      expect(cornersApart(found.matrix, opencv)).toBeLessThan(1e-4)
      expect(cornersApart(found.matrix, exact)).toBeLessThan(noise === 0 ? 5e-3 : 3)
      expect(findHomography(from, to, options)).toEqual(found)
    },
  )

  it('brings four points to four others exactly', () => {
    const to = [
      { y: 3, x: 2 },
      { y: 1, x: 41 },
      { y: 22, x: -4 },
      { y: 33, x: 50 },
    ]
    const { matrix, inliers, inlierCount } = findHomography(square, to, { seed: 1 })
    expect(inliers).toEqual([true, true, true, true])
    expect(inlierCount).toBe(4)
    for (const [at, point] of square.entries()) {
      const { y, x } = mapPoint(matrix, point)
      expect(y).toBeCloseTo(to[at]!.y, 6)
      expect(x).toBeCloseTo(to[at]!.x, 6)
    }
  })

  const onLine = [0, 1, 2, 3, 4, 5].map((at) => ({ y: 2 * at + 1, x: at }))

  it.each<[string, string, () => unknown]>([
    [
      'three pairs',
      'kernels/too-few-points',
      () => findHomography(square.slice(1), square.slice(1), { seed: 1 }),
    ],
    ['no pair', 'kernels/too-few-points', () => findHomography([], [], { seed: 1 })],
    [
      'points on a line',
      'kernels/no-homography',
      () => findHomography(onLine, onLine, { seed: 1 }),
    ],
    [
      'points in one place',
      'kernels/no-homography',
      () =>
        findHomography(
          square,
          square.map(() => ({ y: 1, x: 1 })),
          { seed: 1 },
        ),
    ],
    [
      'a square that crosses itself',
      'kernels/no-homography',
      () =>
        findHomography(
          square,
          [0, 1, 3, 2].map((at) => square[at]!),
          { seed: 1 },
        ),
    ],
    [
      'unequal numbers',
      'kernels/option',
      () => findHomography(square, square.slice(1), { seed: 1 }),
    ],
    [
      'NaN',
      'kernels/option',
      () =>
        findHomography(
          square,
          square.map(({ y }) => ({ y, x: Number.NaN })),
          { seed: 1 },
        ),
    ],
    ['half a seed', 'kernels/option', () => findHomography(square, square, { seed: 0.5 })],
    [
      'a threshold of 0',
      'kernels/option',
      () => findHomography(square, square, { seed: 1, thresholdPixels: 0 }),
    ],
    [
      'certainty',
      'kernels/option',
      () => findHomography(square, square, { seed: 1, confidence: 1 }),
    ],
    [
      'no iterations',
      'kernels/option',
      () => findHomography(square, square, { seed: 1, maxIterations: 0 }),
    ],
  ])('refuses %s', (_, code, work) => {
    expect(() => work()).toThrow(expect.objectContaining({ code }))
  })
})
