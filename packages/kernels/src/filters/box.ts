import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkOdd } from '../options.js'

export interface BoxOptions extends BorderOptions {
  /** Pixels along each side of the box, an odd number. Default: 3. */
  readonly size?: number
}

/**
 * The mean of the box around each pixel. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const smooth = box(image, { size: 5 })
 * ```
 */
export const box = <T extends Image>(image: T, { size = 3, ...options }: BoxOptions = {}): T => {
  checkImage('box', image)
  checkOdd('box', 'size', size)
  const edges = checkBorder('box', options)
  const taps = new Float32Array(size).fill(1 / size)
  return onImages(image, (images) => correlateImages(images, separable(taps, taps), edges))
}
