import { placeError } from '../errors.js'
import { refuse } from '../options.js'

type Row = readonly [number, number, number]

/**
 * Where places of an image go: `(x, y, 1)`, x to the right and y down from the centre of the first pixel,
 * becomes `(X, Y, W)`, which lies at `(X / W, Y / W)`.
 */
export type Matrix3 = readonly [Row, Row, Row]

/** A place in an image, in pixels from the centre of the first one; x to the right, y down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** First `other`, then `one`. */
const times = (one: Matrix3, other: Matrix3): Matrix3 =>
  one.map(([a, b, c]) =>
    [0, 1, 2].map((i) => a * other[0][i]! + b * other[1][i]! + c * other[2][i]!),
  ) as unknown as Matrix3

export const identity: Matrix3 = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/** One movement after the other. */
export const inTurn = (...matrices: readonly Matrix3[]): Matrix3 =>
  matrices.reduce((before, next) => times(next, before), identity)

export const translation = (x: number, y: number): Matrix3 => [
  [1, 0, x],
  [0, 1, y],
  [0, 0, 1],
]

export const scaling = (x: number, y: number): Matrix3 => [
  [x, 0, 0],
  [0, y, 0],
  [0, 0, 1],
]

/** Counterclockwise as seen; exact where the angle is a multiple of 90 degrees. */
export const rotation = (angleDegrees: number): Matrix3 => {
  const quarters = angleDegrees / 90
  const radians = (angleDegrees * Math.PI) / 180
  const turn = ((quarters % 4) + 4) % 4
  const [cosine, sine] = Number.isInteger(quarters)
    ? [[1, 0, -1, 0][turn]!, [0, 1, 0, -1][turn]!]
    : [Math.cos(radians), Math.sin(radians)]
  return [
    [cosine, sine, 0],
    [-sine, cosine, 0],
    [0, 0, 1],
  ]
}

/** @throws `kernels/singular` */
export const inverse = (operation: string, option: string, matrix: Matrix3): Matrix3 => {
  const [[a, b, c], [d, e, f], [g, h, i]] = matrix
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g]
  const determinant = a * A + b * B + c * C
  // As a share of what it is the difference of.
  const whole =
    Math.abs(a) * (Math.abs(e * i) + Math.abs(f * h)) +
    Math.abs(b) * (Math.abs(f * g) + Math.abs(d * i)) +
    Math.abs(c) * (Math.abs(d * h) + Math.abs(e * g))
  if (!(Math.abs(determinant) > 1e-14 * whole)) {
    throw placeError('kernels/singular', { operation, option })
  }
  const rows = [
    [A, c * h - b * i, b * f - c * e],
    [B, a * i - c * g, c * d - a * f],
    [C, b * g - a * h, a * e - b * d],
  ]
  return rows.map((row) => row.map((value) => value / determinant)) as unknown as Matrix3
}

/**
 * Where a matrix brings a place. Differentiable: no.
 *
 * @param matrix of `findHomography`, `perspectiveMatrix` or `affineMatrix`
 * @returns infinite or NaN where the place is seen nowhere
 *
 * @example
 * ```ts
 * const seen = corners.map((corner) => mapPoint(homography.matrix, corner))
 * ```
 */
export const mapPoint = ([p, q, r]: Matrix3, { x, y }: Point): Point => {
  const w = r[0] * x + r[1] * y + r[2]
  return { x: (p[0] * x + p[1] * y + p[2]) / w, y: (q[0] * x + q[1] * y + q[2]) / w }
}

/** @throws `kernels/option` unless `matrix` has so many rows of three finite numbers */
export const checkMatrix = (operation: string, matrix: unknown, rows: readonly number[]): void => {
  const isMatrix =
    Array.isArray(matrix) &&
    rows.includes(matrix.length) &&
    matrix.every((row) => Array.isArray(row) && row.length === 3 && row.every(Number.isFinite))
  if (!isMatrix) {
    const expected = `${rows.join(' or ')} rows of three finite numbers`
    refuse(operation, 'matrix', expected, JSON.stringify(matrix))
  }
}
