import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinned } from './m4.js'

const linePoints = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    { minLength: 200, maxLength: 3000 },
  )
  // A zero of either sign is the same place.
  .map((ys) => Float64Array.from(ys.flatMap((y, i) => [10 + (i / ys.length) * 40, y + 0])))

/** The least, the largest, the first and the last of each column of pixels. */
const columnsOf = (points: Float64Array) => {
  const columns = new Map<number, number[]>()
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number]
    if (Number.isNaN(y)) continue
    columns.set(Math.floor(x), [...(columns.get(Math.floor(x)) ?? []), y])
  }
  return [...columns].map(([x, ys]) => [x, Math.min(...ys), Math.max(...ys), ys[0], ys.at(-1)])
}

describe('thinned', () => {
  it('keeps what each column of pixels shows', () => {
    fc.assert(
      fc.property(linePoints, (points) => {
        expect(columnsOf(thinned(points, 10, 40))).toEqual(columnsOf(points))
      }),
    )
  })
  it('keeps a gap between what it parted', () => {
    fc.assert(
      fc.property(linePoints, (points) => {
        // Parts between gaps, each as the x of its first and last point.
        const parts = (list: Float64Array) => {
          const found: number[][] = []
          let part: number[] = []
          for (let i = 0; i < list.length; i += 2) {
            if (Number.isNaN(list[i + 1])) {
              if (part.length > 0) found.push(part)
              part = []
            } else part.push(list[i] as number)
          }
          if (part.length > 0) found.push(part)
          return found.map((part) => [part[0], part.at(-1)])
        }
        expect(parts(thinned(points, 10, 40))).toEqual(parts(points))
      }),
    )
  })
  it('draws a hundred thousand points with four for each pixel at most', () => {
    const points = Float64Array.from({ length: 200_000 }, (_, i) =>
      i % 2 === 0 ? i / 400 : Math.sin(i),
    )
    expect(thinned(points, 0, 500).length / 2).toBeLessThanOrEqual(4 * 501)
  })
  it('leaves a line that goes back as it is', () => {
    const points = Float64Array.from({ length: 4000 }, (_, i) => Math.sin(i))
    expect(thinned(points, -1, 2)).toBe(points)
  })
})
