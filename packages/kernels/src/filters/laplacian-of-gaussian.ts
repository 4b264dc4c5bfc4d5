import { add, type Tensor4D } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkPositive } from '../options.js'
import type { GaussianOptions } from './gaussian.js'
import { gaussianTaps } from './gaussian-taps.js'

/**
 * The sum of the second derivatives of a Gaussian blur, as SciPy's `gaussian_laplace`: negative on
 * bright spots of about 1.4 sigma radius, positive on dark ones. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const blobs = tf.neg(laplacianOfGaussian(image, { sigma: 3 })) // bright ones
 * ```
 */
export const laplacianOfGaussian = <T extends Image>(
  image: T,
  { sigma, truncate = 4, ...options }: GaussianOptions,
): T => {
  checkImage('laplacianOfGaussian', image)
  checkPositive('laplacianOfGaussian', 'sigma', sigma)
  checkPositive('laplacianOfGaussian', 'truncate', truncate)
  const edges = checkBorder('laplacianOfGaussian', options)
  const blur = gaussianTaps(sigma, { truncate })
  const bend = gaussianTaps(sigma, { truncate, order: 2 })
  return onImages(image, (images) => {
    const down = correlateImages(images, separable(bend, blur), edges)
    return add<Tensor4D>(down, correlateImages(images, separable(blur, bend), edges))
  })
}
