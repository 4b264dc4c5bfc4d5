import { add, mul, square, sub, type Tensor4D } from '@tensorflow/tfjs-core'
import { gaussianTaps } from '../filters/gaussian-taps.js'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkFinite, checkPositive } from '../options.js'

export interface HarrisOptions extends BorderOptions {
  /** The standard deviation of the surroundings that are looked at, in pixels. Default: 1. */
  readonly sigma?: number
  /** How much an edge counts against a corner, about 0.04 to 0.2. Default: 0.05. */
  readonly k?: number
}

/**
 * How much each pixel looks like a corner: positive at corners, negative at edges, about 0 where nothing
 * is. The determinant of the structure tensor less `k` times the square of its trace, as scikit-image's
 * `corner_harris`; its border is `constant`, as is the default here. Differentiable: yes.
 *
 * Source: C. Harris and M. Stephens, A combined corner and edge detector, Alvey Vision Conference 1988.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const corners = harris(gray, { sigma: 2 })
 * ```
 */
export const harris = <T extends Image>(
  image: T,
  { sigma = 1, k = 0.05, border = 'constant', ...options }: HarrisOptions = {},
): T => {
  checkImage('harris', image)
  checkPositive('harris', 'sigma', sigma)
  checkFinite('harris', 'k', k)
  const edges = checkBorder('harris', { border, ...options })
  const taps = gaussianTaps(sigma)
  const around = separable(taps, taps)
  const mean = Float32Array.of(1, 2, 1)
  const change = Float32Array.of(-1, 0, 1)
  return onImages(image, (images) => {
    const down = correlateImages(images, separable(change, mean), edges)
    const right = correlateImages(images, separable(mean, change), edges)
    const smooth = (product: Tensor4D) => correlateImages(product, around, edges)
    const downs = smooth(square(down))
    const rights = smooth(square(right))
    const both = smooth(mul<Tensor4D>(down, right))
    const determinant = sub<Tensor4D>(mul(downs, rights), square(both))
    return sub<Tensor4D>(determinant, mul(square(add<Tensor4D>(downs, rights)), k))
  })
}
