import { add, mul, sub, tidy } from '@tensorflow/tfjs-core'
import { checkImage, type Image } from '../image.js'
import { checkFinite } from '../options.js'
import { type GaussianOptions, gaussian } from './gaussian.js'

export interface UnsharpOptions extends GaussianOptions {
  /** How much of what the blur took away is added. Default: 1. */
  readonly amount?: number
}

/**
 * Sharpens: adds `amount` times what a Gaussian blur takes away (unsharp masking). Nothing is
 * clipped: where the image goes from 0 to 1, edges reach beyond. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const sharp = unsharp(image, { sigma: 1, amount: 0.5 })
 * ```
 */
export const unsharp = <T extends Image>(
  image: T,
  { amount = 1, ...options }: UnsharpOptions,
): T => {
  checkImage('unsharp', image)
  checkFinite('unsharp', 'amount', amount)
  return tidy(() => add<T>(image, mul(sub(image, gaussian(image, options)), amount)))
}
