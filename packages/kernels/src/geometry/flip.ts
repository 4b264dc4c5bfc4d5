import { reverse } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { checkChoice } from '../options.js'

export interface FlipOptions {
  /** `x`: left becomes right, as in a mirror. `y`: top becomes bottom. */
  readonly axis: 'x' | 'y'
}

/**
 * Mirrors an image. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const mirrored = flip(image, { axis: 'x' })
 * ```
 */
export const flip = <T extends Image>(image: T, { axis }: FlipOptions): T => {
  checkImage('flip', image)
  checkChoice('flip', 'axis', axis, ['x', 'y'])
  return onImages(image, (images) => reverse(images, axis === 'x' ? 2 : 1))
}
