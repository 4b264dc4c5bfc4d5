import type { Point } from '../../../src/runs/line-points.js'

/** Up to here Huber's error is a square, beyond it grows like the absolute value. */
export const bend = 0.5

const slopeOf = (points: readonly Point[], weight: (point: Point) => number): [number, number] => {
  const sum = (value: (point: Point) => number) =>
    points.reduce((total, point) => total + weight(point) * value(point), 0)
  const all = sum(() => 1)
  const [x, y] = [sum((p) => p.x) / all, sum((p) => p.y) / all]
  const w = sum((p) => (p.x - x) * (p.y - y)) / sum((p) => (p.x - x) ** 2)
  return [w, y - w * x]
}

/** The slope of the line with the least squared error. */
export const slopeOfMse = (points: readonly Point[]): number => slopeOf(points, () => 1)[0]

/** The slope with the least Huber error, by least squares that weigh far points less each time. */
export const slopeOfHuber = (points: readonly Point[]): number => {
  let [w, b] = slopeOf(points, () => 1)
  for (let i = 0; i < 500; i++) {
    const [slope, height] = [w, b]
    const weight = ({ x, y }: Point) => bend / Math.max(bend, Math.abs(slope * x + height - y))
    ;[w, b] = slopeOf(points, weight)
  }
  return w
}

/** The slope with the least absolute error. One such line goes through two points: all are tried. */
export const slopeOfMae = (points: readonly Point[]): number => {
  let best = { w: 0, error: Number.POSITIVE_INFINITY }
  for (const p of points) {
    for (const q of points) {
      if (p.x >= q.x) continue
      const w = (q.y - p.y) / (q.x - p.x)
      const error = points.reduce((sum, { x, y }) => sum + Math.abs(p.y + w * (x - p.x) - y), 0)
      if (error < best.error) best = { w, error }
    }
  }
  return best.w
}
