import { checkFinite, refuse } from '../options.js'
import { inTurn, inverse, type Matrix3, type Point } from './matrix.js'

export type Corners = readonly [Point, Point, Point, Point]

/** @throws `kernels/option` */
const checkCorners = (option: string, corners: Corners): void => {
  if (!Array.isArray(corners) || corners.length !== 4) {
    refuse('perspectiveMatrix', option, 'four points { x, y }', JSON.stringify(corners))
  }
  for (const [index, { x, y }] of corners.entries()) {
    checkFinite('perspectiveMatrix', `${option}[${index}].x`, x)
    checkFinite('perspectiveMatrix', `${option}[${index}].y`, y)
  }
}

/**
 * What brings (1, 0, 0), (0, 1, 0), (0, 0, 1) and (1, 1, 1) to four points: the first three are the columns,
 * weighed so that they sum to the fourth.
 */
const basisTo = (option: string, [a, b, c, d]: Corners): Matrix3 => {
  const columns: Matrix3 = [
    [a.x, b.x, c.x],
    [a.y, b.y, c.y],
    [1, 1, 1],
  ]
  const [u, v, w] = inverse('perspectiveMatrix', option, columns).map(
    ([p, q, r]) => p * d.x + q * d.y + r,
  ) as [number, number, number]
  const weighed = columns.map(([p, q, r]) => [p * u, q * v, r * w]) as unknown as Matrix3
  // Where the fourth lies on a line with two of them.
  inverse('perspectiveMatrix', option, weighed)
  return weighed
}

/**
 * The matrix that brings four points to four others, in the same order; as `getPerspectiveTransform` of
 * OpenCV. For `perspective`.
 *
 * @returns three rows, the last number of which is 1 where it is not 0
 * @throws `kernels/option`, `kernels/singular` where three points lie on a line
 *
 * @example
 * ```ts
 * const page = [{ x: 12, y: 8 }, { x: 190, y: 20 }, { x: 200, y: 260 }, { x: 5, y: 240 }] as const
 * const sheet = [{ x: 0, y: 0 }, { x: 209, y: 0 }, { x: 209, y: 296 }, { x: 0, y: 296 }] as const
 * const flat = perspective(photo, { matrix: perspectiveMatrix(page, sheet), height: 297, width: 210 })
 * ```
 */
export const perspectiveMatrix = (from: Corners, to: Corners): Matrix3 => {
  checkCorners('from', from)
  checkCorners('to', to)
  const back = inverse('perspectiveMatrix', 'from', basisTo('from', from))
  const matrix = inTurn(back, basisTo('to', to))
  const last = matrix[2][2]
  if (last === 0) return matrix
  return matrix.map((row) => row.map((value) => value / last)) as unknown as Matrix3
}
