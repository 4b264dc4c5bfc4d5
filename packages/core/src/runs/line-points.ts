/** A point of the line fit. */
export interface Point {
  readonly x: number
  readonly y: number
}

const xs = [
  3.3, 4.4, 5.5, 6.71, 6.93, 4.168, 9.779, 6.182, 7.59, 2.167, 7.042, 10.791, 5.313, 7.997, 5.654,
  9.27, 3.1,
]
const ys = [
  1.7, 2.76, 2.09, 3.19, 1.694, 1.573, 3.366, 2.596, 2.53, 1.221, 2.827, 3.465, 1.65, 2.904, 2.42,
  2.94, 1.3,
]

/** The 17 points of the course's line fit. */
export const linePoints: readonly Point[] = xs.map((x, i) => ({ x, y: ys[i]! }))
