import { greater, type Tensor4D } from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkFinite } from '../options.js'

/**
 * 1 where an image is above a value, else 0; so also where it is NaN. Differentiable: no.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param value in the units of the image, such as that of {@link otsu}
 * @returns the shape of the image, zeros and ones
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const bright = threshold(gray, 0.5)
 * ```
 */
export const threshold = <T extends Image>(image: T, value: number): T => {
  checkImage('threshold', image)
  checkFinite('threshold', 'value', value)
  return onImages(image, (images) => asFloats(greater<Tensor4D>(images, value)))
}
