import { checkImage, type Image } from '../image.js'
import { refuse } from '../options.js'
import { checkMatrix, inverse, type Matrix3 } from './matrix.js'
import { checkWarp, checkWarpSize, type SizedWarpOptions, warp } from './warp.js'

export interface AffineOptions extends SizedWarpOptions {
  /** Where places of the image go: two rows, or three of which the last is 0 0 1; see `affineMatrix`. */
  readonly matrix: Matrix3 | readonly [Matrix3[0], Matrix3[1]]
}

/**
 * Moves, turns, scales and shears an image: lines that were parallel stay so. As `warpAffine` of OpenCV, and
 * as `warp` of scikit-image with the inverse of the matrix. Each channel for itself. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the rank of the image, with the height and width asked for
 * @throws `kernels/singular`, `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const moved = affine(image, { matrix: affineMatrix({ translate: { x: 3.5 }, scale: 0.5 }) })
 * ```
 */
export const affine = <T extends Image>(image: T, { matrix, ...options }: AffineOptions): T => {
  checkImage('affine', image)
  checkMatrix('affine', matrix, [2, 3])
  const [one, other, last = [0, 0, 1]] = matrix
  if (`${last}` !== '0,0,1') refuse('affine', 'matrix[2]', '0 0 1; perspective() takes any', last)
  const back = inverse('affine', 'matrix', [one, other, [0, 0, 1]])
  const size = checkWarpSize('affine', image, options)
  return warp(image, back, size, checkWarp('affine', options))
}
