import {
  fill,
  log,
  mean,
  mul,
  reshape,
  square,
  sub,
  type Tensor,
  tidy,
  where,
} from '@tensorflow/tfjs-core'
import { type Image, shape4 } from '../image.js'
import { checkPositive } from '../options.js'
import { isZero } from './is-zero.js'
import { checkTruthAndImage } from './truth-and-image.js'

export interface PsnrOptions {
  /** The largest value that can occur less the smallest: 1 of images from 0 to 1, or 255. */
  readonly dataRange: number
}

/**
 * The peak signal-to-noise ratio in decibels: how small the mean squared error is beside the largest
 * possible one. Infinity where both images are the same. As `peak_signal_noise_ratio` of scikit-image.
 * Differentiable: yes; between equal images the gradient is taken for 0.
 *
 * @param truth `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param image what is compared with it, of the same shape
 * @returns one number, of the shape `[]`, or `[images]`; NaN if there is no pixel
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const decibels = psnr(photo, restored, { dataRange: 1 })
 * ```
 */
export const psnr = <T extends Image>(truth: T, image: T, { dataRange }: PsnrOptions): Tensor => {
  checkTruthAndImage('psnr', truth, image)
  checkPositive('psnr', 'dataRange', dataRange)
  return tidy(() => {
    const shape = shape4(truth.shape)
    const counted = truth.shape.length === 4 ? [shape[0]] : []
    // What engines make of a mean of nothing differs.
    if (truth.size === 0) return fill(counted, Number.NaN)
    const errors = mean(square(reshape(sub(truth, image), shape)), [1, 2, 3])
    const isSame = isZero(errors)
    const logarithms = log(where(isSame, 1, errors))
    const decibels = mul(sub(2 * Math.log(dataRange), logarithms), 10 / Math.LN10)
    const found = where(isSame, Number.POSITIVE_INFINITY, decibels)
    return reshape(found, counted)
  })
}
