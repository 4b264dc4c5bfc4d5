import type { Point } from '../../../src/runs/line-points.js'

/** The course's cost of a curve over some points: half the mean of the squared errors. */
export const cost = (points: readonly Point[], curve: (x: number) => number): number =>
  points.reduce((sum, { x, y }) => sum + (curve(x) - y) ** 2, 0) / (2 * points.length)
