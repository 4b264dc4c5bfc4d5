import { checkFinite } from '../options.js'
import { inTurn, type Matrix3, type Point, rotation, scaling, translation } from './matrix.js'

export interface AffineMatrixOptions {
  /** Counterclockwise, as it is seen. Default: 0. */
  readonly angleDegrees?: number
  /** How many times as large, or how wide and how high. Default: 1. */
  readonly scale?: number | Point
  /** How far lines down lean to the right (x), and lines to the right downwards (y). Default: 0. */
  readonly shearDegrees?: Partial<Point>
  /** By how many pixels, at last. Default: 0. */
  readonly translate?: Partial<Point>
  /** What stays where it is but for `translate`. Default: the centre of the first pixel. */
  readonly center?: Point
}

/**
 * The matrix of a movement: scaled, sheared, turned, each about `center`, then translated. With an angle, a
 * scale and a center it is `getRotationMatrix2D` of OpenCV. For `affine` and `perspective`.
 *
 * @returns three rows; the last is 0 0 1
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const matrix = affineMatrix({ angleDegrees: 15, scale: 1.2, center: { x: 31.5, y: 31.5 } })
 * ```
 */
export const affineMatrix = ({
  angleDegrees = 0,
  scale = 1,
  shearDegrees: { x: leanX = 0, y: leanY = 0 } = {},
  translate: { x: right = 0, y: down = 0 } = {},
  center = { x: 0, y: 0 },
}: AffineMatrixOptions): Matrix3 => {
  const factors = typeof scale === 'number' ? { x: scale, y: scale } : scale
  const numbers = {
    angleDegrees,
    'scale.x': factors.x,
    'scale.y': factors.y,
    'shearDegrees.x': leanX,
    'shearDegrees.y': leanY,
    'translate.x': right,
    'translate.y': down,
    'center.x': center.x,
    'center.y': center.y,
  }
  for (const [option, value] of Object.entries(numbers)) checkFinite('affineMatrix', option, value)
  const slope = (degrees: number) => Math.tan((degrees * Math.PI) / 180)
  const shear: Matrix3 = [
    [1, slope(leanX), 0],
    [slope(leanY), 1, 0],
    [0, 0, 1],
  ]
  return inTurn(
    translation(-center.x, -center.y),
    scaling(factors.x, factors.y),
    shear,
    rotation(angleDegrees),
    translation(center.x + right, center.y + down),
  )
}
