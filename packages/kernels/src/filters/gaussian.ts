import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkPositive } from '../options.js'
import { gaussianTaps } from './gaussian-taps.js'

export interface GaussianOptions extends BorderOptions {
  /** The standard deviation in pixels. */
  readonly sigma: number
  /** How many standard deviations the kernel reaches. Default: 4. */
  readonly truncate?: number
}

/**
 * Blurs with a Gaussian, as SciPy and scikit-image do: the kernel reaches `floor(truncate * sigma +
 * 0.5)` pixels. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const blurred = gaussian(image, { sigma: 2 })
 * ```
 */
export const gaussian = <T extends Image>(
  image: T,
  { sigma, truncate = 4, ...options }: GaussianOptions,
): T => {
  checkImage('gaussian', image)
  checkPositive('gaussian', 'sigma', sigma)
  checkPositive('gaussian', 'truncate', truncate)
  const edges = checkBorder('gaussian', options)
  const taps = gaussianTaps(sigma, { truncate })
  return onImages(image, (images) => correlateImages(images, separable(taps, taps), edges))
}
