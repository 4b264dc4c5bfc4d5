import { sub } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated, eroded } from './steps.js'

/**
 * The image less its opening: bright things that the footprint does not fit into, without the uneven
 * light behind them. As `white_tophat` of SciPy and scikit-image. Differentiable: partial, as {@link erode}.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const spots = whiteTopHat(photo, { footprint: { shape: 'disk', radius: 10 } })
 * ```
 */
export const whiteTopHat = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('whiteTopHat', image)
  const form = morphologyForm('whiteTopHat', options)
  return onImages(image, (images) => sub(images, dilated(eroded(images, form), form)))
}
