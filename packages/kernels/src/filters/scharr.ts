import type { Image } from '../image.js'
import { type EdgeOptions, edgeFilter } from './edges.js'

/**
 * How much an image changes at each pixel, smoothed by the weights 3, 10, 3 along the other axis. Rising
 * with the index is positive. Differentiable: yes; where nothing changes, the gradient of the magnitude is
 * taken for 0.
 *
 * Source: H. Scharr, Optimal operators in digital image processing (2000); scaled as scikit-image does, or as `normalization` says.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const edges = scharr(image)
 * const fromLeftToRight = scharr(image, { axis: 'x' })
 * ```
 */
export const scharr = <T extends Image>(image: T, options: EdgeOptions = {}): T =>
  edgeFilter('scharr', image, { side: 3, middle: 10 }, options)
