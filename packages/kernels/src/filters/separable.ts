import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkOdd, refuse } from '../options.js'

export interface SeparableKernel {
  /** The weights from top to bottom, an odd number of them. Default: `[1]`. */
  readonly y?: readonly number[]
  /** The weights from left to right, an odd number of them. Default: `[1]`. */
  readonly x?: readonly number[]
}

const tapsOf = (name: 'y' | 'x', taps: readonly number[]): Float32Array => {
  if (!Array.isArray(taps)) refuse('correlateSeparable', name, 'a list of numbers', taps)
  checkOdd('correlateSeparable', `${name}.length`, taps.length)
  return Float32Array.from(taps)
}

/**
 * Correlates with the product of a column and a row, one after the other: as `correlate` with that
 * kernel, in a fraction of the time. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const blurred = correlateSeparable(image, { y: [0.25, 0.5, 0.25], x: [0.25, 0.5, 0.25] })
 * ```
 */
export const correlateSeparable = <T extends Image>(
  image: T,
  { y = [1], x = [1] }: SeparableKernel,
  options: BorderOptions = {},
): T => {
  checkImage('correlateSeparable', image)
  const edges = checkBorder('correlateSeparable', options)
  const kernels = separable(tapsOf('y', y), tapsOf('x', x))
  return onImages(image, (images) => correlateImages(images, kernels, edges))
}
