import type { Point } from '../../../src/runs/line-points.js'

const xs = [6.83, 4.668, 8.9, 7.91, 5.7, 8.7, 3.1, 2.1]
const ys = [1.84, 2.273, 3.2, 2.831, 2.92, 3.24, 1.35, 1.03]

/** Eight points that no fit has seen. */
export const testPoints: readonly Point[] = xs.map((x, i) => ({ x, y: ys[i]! }))
