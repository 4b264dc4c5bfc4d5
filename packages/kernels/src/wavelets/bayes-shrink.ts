import {
  abs,
  add,
  cast,
  clone,
  customGrad,
  div,
  floor,
  greater,
  greaterEqual,
  maximum,
  mean,
  mul,
  oneHot,
  relu,
  reshape,
  scalar,
  sign,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
  tidy,
  topk,
  zeros,
} from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { checkImage, type Image } from '../image.js'
import { checkChoice, checkNotNegative, checkWhole } from '../options.js'
import { cutPlanes } from './idwt2.js'
import { checkWaveletOptions, mostLevels, type WaveletOptions } from './options.js'
import { likeImage, planesOf, planesOfQuarters, type Quarters } from './planes.js'
import { decompose } from './wavedec2.js'

export interface BayesShrinkOptions {
  /** Default: `haar`. */
  readonly wavelet?: WaveletOptions['wavelet']
  /** `'soft'`: details are drawn towards 0; `'hard'`: kept or dropped. Default: soft. */
  readonly threshold?: 'soft' | 'hard'
  /** The standard deviation of the noise. Default: estimated, for each channel of each image. */
  readonly sigma?: number
  /** How often the image is halved. Default: 3 less than the filters fit into it, at least once. */
  readonly levels?: number
}

/** Three quarters of the values of a normal distribution are less than so many standard deviations. */
const upperQuartile = 0.6744897501960817

/** Of 32-bit floats, as where scikit-image is given such. */
const epsilon = 2 ** -23

/** The middle of what is not 0 in each row `[rows, values]`, or 0. */
const medianOf = (rows: Tensor): Tensor => {
  const size = rows.shape[1]!
  // One is its own middle. WebGPU's topk() would give its input away, and oneHot() refuses it.
  if (size === 1) return sum(rows, 1)
  const { values } = topk(rows, size)
  const last = sub(sum(asFloats(greater(rows, 0)), 1), 1)
  // The zeros are last; of an even number the middle is between two.
  const at = (place: Tensor) => {
    const mask = asFloats(oneHot(cast(floor(place), 'int32') as Tensor1D, size))
    return sum(mul(values, mask), 1)
  }
  return mul(add(at(div(last, 2)), at(div(add(last, 1), 2))), 0.5)
}

/** The noise of planes, `[planes, 1, 1]`, by their finest details; a constant where gradients are asked. */
const noiseOf = (details: Tensor3D): Tensor =>
  customGrad((values) => {
    const [planes, height, width] = details.shape
    const median = medianOf(reshape(abs(values as unknown as Tensor3D), [planes, height * width]))
    return {
      value: reshape(div(median, upperQuartile), [planes, 1, 1]),
      gradFunc: () => zeros(details.shape),
    }
  })(details)

/** Draws details to 0 by what is most likely noise in them. */
const shrink = (details: Tensor3D, variance: Tensor, isSoft: boolean): Tensor3D => {
  const signal = sub(mean(square(details), [1, 2], true), variance)
  const threshold = div(variance, sqrt(maximum(signal, epsilon)))
  const size = abs(details)
  return isSoft
    ? mul(sign(details), relu(sub(size, threshold)))
    : mul(details, asFloats(greaterEqual(size, threshold)))
}

/**
 * Takes noise away: wavelet details that are small for the noise that there is are drawn to 0, each
 * direction of each level by a threshold of its own. scikit-image's `denoise_wavelet` with
 * `method='BayesShrink'`, except that nothing is clipped; each channel of each image is treated for itself.
 * Differentiable: partial: an estimated `sigma` counts as a constant, and a hard threshold has no slope where
 * it cuts.
 *
 * Source: S. Chang, B. Yu and M. Vetterli, Adaptive wavelet thresholding for image denoising and compression
 * (2000).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`, of
 * any range
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const clean = bayesShrink(noisy, { wavelet: 'db2' })
 * ```
 */
export const bayesShrink = <T extends Image>(
  image: T,
  { wavelet = 'haar', threshold = 'soft', sigma, levels }: BayesShrinkOptions = {},
): T => {
  const form = checkWaveletOptions('bayesShrink', { wavelet })
  checkChoice('bayesShrink', 'threshold', threshold, ['soft', 'hard'])
  if (sigma !== undefined) checkNotNegative('bayesShrink', 'sigma', sigma)
  if (levels !== undefined) checkWhole('bayesShrink', 'levels', levels, 1, 64)
  checkImage('bayesShrink', image)
  if (image.size === 0) return clone(image)
  return tidy(() => {
    const planes = planesOf(image)
    const [, height, width] = planes.shape
    const count = levels ?? Math.max(1, mostLevels(Math.min(height, width), form) - 3)
    const all = decompose(planes, count, form)
    const noise = sigma === undefined ? noiseOf(all.at(-1)!.diagonal) : scalar(sigma)
    const variance = square(noise)
    const clean = (details: Tensor3D) => shrink(details, variance, threshold === 'soft')
    const finer = (coarse: Tensor3D, { horizontal, vertical, diagonal }: Quarters): Tensor3D => {
      const approximation = cutPlanes('bayesShrink', coarse, horizontal.shape.slice(1))
      const quarters = {
        approximation,
        horizontal: clean(horizontal),
        vertical: clean(vertical),
        diagonal: clean(diagonal),
      }
      return planesOfQuarters('bayesShrink', quarters, form)
    }
    const whole = all.reduce(finer, all[0]!.approximation)
    return likeImage(cutPlanes('bayesShrink', whole, [height, width]), image)
  })
}
