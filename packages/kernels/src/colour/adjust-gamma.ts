import { div, mul, pow, type Tensor4D } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { checkFinite, checkPositive } from '../options.js'

export interface AdjustGammaOptions {
  /** The power: above 1 darkens, below 1 brightens. */
  readonly gamma: number
  /** By what the result is multiplied. Default: 1. */
  readonly gain?: number
  /** What stands for white, which stays white. Default: 1. */
  readonly dataRange?: number
}

/**
 * Raises values to a power, as shares of `dataRange`, as scikit-image's `adjust_gamma`. Values below 0 have
 * no power and give NaN, unless gamma is whole. Differentiable: partial; for a gamma below 1 the slope
 * has no end at 0.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const brighter = adjustGamma(photograph, { gamma: 0.5, dataRange: 255 })
 * ```
 */
export const adjustGamma = <T extends Image>(
  image: T,
  { gamma, gain = 1, dataRange = 1 }: AdjustGammaOptions,
): T => {
  checkImage('adjustGamma', image)
  checkPositive('adjustGamma', 'gamma', gamma)
  checkFinite('adjustGamma', 'gain', gain)
  checkPositive('adjustGamma', 'dataRange', dataRange)
  return onImages(image, (images) =>
    mul<Tensor4D>(pow(div(images, dataRange), gamma), gain * dataRange),
  )
}
