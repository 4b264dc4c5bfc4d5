import { sub } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated, eroded } from './steps.js'

/**
 * The closing of the image less the image: dark things that the footprint does not fit into. As
 * `black_tophat` of SciPy, and of scikit-image where the footprint is symmetric. Differentiable: partial,
 * as {@link erode}.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const writing = blackTopHat(page, { footprint: { shape: 'square', size: 15 } })
 * ```
 */
export const blackTopHat = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('blackTopHat', image)
  const form = morphologyForm('blackTopHat', options)
  return onImages(image, (images) => sub(eroded(dilated(images, form), form), images))
}
