import type { Image } from '../image.js'
import { type EdgeOptions, edgeFilter } from './edges.js'

/**
 * How much an image changes at each pixel, smoothed by the weights 1, 2, 1 along the other axis. Rising
 * with the index is positive. Differentiable: yes; where nothing changes, the gradient of the magnitude is
 * taken for 0.
 *
 * Source: I. Sobel and G. Feldman, A 3x3 isotropic gradient operator for image processing (1968); scaled as scikit-image does, or as `normalization` says.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const edges = sobel(image)
 * const fromLeftToRight = sobel(image, { axis: 'x' })
 * ```
 */
export const sobel = <T extends Image>(image: T, options: EdgeOptions = {}): T =>
  edgeFilter('sobel', image, { side: 1, middle: 2 }, options)
