import { checkImage, type Image } from '../image.js'
import { checkMatrix, inverse, type Matrix3 } from './matrix.js'
import { checkWarp, checkWarpSize, type SizedWarpOptions, warp } from './warp.js'

export interface PerspectiveOptions extends SizedWarpOptions {
  /** Where places of the image go; see `perspectiveMatrix`. */
  readonly matrix: Matrix3
}

/**
 * Shows an image as seen from elsewhere: lines stay straight. As `warpPerspective` of OpenCV, and as `warp`
 * of scikit-image with the inverse of the matrix. Each channel for itself. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the rank of the image, with the height and width asked for
 * @throws `kernels/singular`, `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const corners = [{ x: 0, y: 0 }, { x: 63, y: 0 }, { x: 63, y: 63 }, { x: 0, y: 63 }] as const
 * const seen = [{ x: 9, y: 4 }, { x: 60, y: 0 }, { x: 63, y: 59 }, { x: 0, y: 63 }] as const
 * const tilted = perspective(image, { matrix: perspectiveMatrix(corners, seen) })
 * ```
 */
export const perspective = <T extends Image>(
  image: T,
  { matrix, ...options }: PerspectiveOptions,
): T => {
  checkImage('perspective', image)
  checkMatrix('perspective', matrix, [3])
  const back = inverse('perspective', 'matrix', matrix)
  const size = checkWarpSize('perspective', image, options)
  return warp(image, back, size, checkWarp('perspective', options))
}
