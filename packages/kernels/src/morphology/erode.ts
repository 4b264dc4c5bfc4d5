import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { eroded } from './steps.js'

/**
 * The least value of what the footprint covers around each pixel: bright things shrink. Of a mask of 0 and
 * 1, what remains is where the footprint fits in. As `erosion` of scikit-image and `grey_erosion` of
 * SciPy; SciPy's `binary_erosion` has the border `constant`. Differentiable: partial: where several pixels
 * are least, the gradient goes to one of them.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const thinner = erode(mask, { footprint: { shape: 'disk', radius: 2 } })
 * ```
 */
export const erode = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('erode', image)
  const form = morphologyForm('erode', options)
  return onImages(image, (images) => eroded(images, form))
}
