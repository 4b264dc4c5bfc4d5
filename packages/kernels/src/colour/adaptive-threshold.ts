import { greater, sub, tidy } from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { box } from '../filters/box.js'
import { gaussian } from '../filters/gaussian.js'
import { checkImage, type Image } from '../image.js'
import type { BorderOptions } from '../linear/border.js'
import { checkChoice, checkFinite, checkPositive, checkWindow, refuse } from '../options.js'

export interface AdaptiveThresholdOptions extends BorderOptions {
  /** Pixels along each side of the surroundings, odd, at least 3. */
  readonly size: number
  /** What of the surroundings counts: a mean by distance, or a plain one. Default: gaussian. */
  readonly method?: 'gaussian' | 'mean'
  /** The standard deviation of `'gaussian'`, in pixels. Default: `(size - 1) / 6`. */
  readonly sigma?: number
  /** What is taken off, in the units of the image. Default: 0. */
  readonly offset?: number
}

const thresholds = <T extends Image>(
  operation: string,
  image: T,
  { size, method = 'gaussian', sigma, offset = 0, ...border }: AdaptiveThresholdOptions,
): T => {
  checkImage(operation, image)
  checkWindow(operation, 'size', size)
  if (size === 1) refuse(operation, 'size', 'at least 3', size)
  checkChoice(operation, 'method', method, ['gaussian', 'mean'])
  if (sigma !== undefined) checkPositive(operation, 'sigma', sigma)
  checkFinite(operation, 'offset', offset)
  return tidy(() => {
    const around =
      method === 'mean'
        ? box(image, { size, ...border })
        : gaussian(image, { sigma: sigma ?? (size - 1) / 6, ...border })
    return sub<T>(around, offset)
  })
}

/**
 * A threshold for each pixel: the mean of its surroundings less an offset, as scikit-image's
 * `threshold_local`. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const light = localThreshold(page, { size: 35 })
 * ```
 */
export const localThreshold = <T extends Image>(image: T, options: AdaptiveThresholdOptions): T =>
  thresholds('localThreshold', image, options)

/**
 * 1 where a pixel is above the {@link localThreshold} of its surroundings, else 0: parts writing from
 * paper under uneven light. OpenCV's `adaptiveThreshold` rounds the mean to whole numbers and repeats
 * the edge; else it is the same with `border: 'edge'`. Differentiable: no.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, zeros and ones
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const paper = adaptiveThreshold(page, { size: 35, offset: 0.04 })
 * ```
 */
export const adaptiveThreshold = <T extends Image>(
  image: T,
  options: AdaptiveThresholdOptions,
): T =>
  tidy(() => {
    const light = thresholds('adaptiveThreshold', image, options)
    return asFloats(greater(image, light)) as T
  })
