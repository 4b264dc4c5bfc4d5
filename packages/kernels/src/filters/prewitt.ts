import type { Image } from '../image.js'
import { type EdgeOptions, edgeFilter } from './edges.js'

/**
 * How much an image changes at each pixel, smoothed by the weights 1, 1, 1 along the other axis. Rising
 * with the index is positive. Differentiable: yes; where nothing changes, the gradient of the magnitude is
 * taken for 0.
 *
 * Source: J. Prewitt, Object enhancement and extraction (1970); scaled as scikit-image does, or as `normalization` says.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const edges = prewitt(image)
 * const fromLeftToRight = prewitt(image, { axis: 'x' })
 * ```
 */
export const prewitt = <T extends Image>(image: T, options: EdgeOptions = {}): T =>
  edgeFilter('prewitt', image, { side: 1, middle: 1 }, options)
