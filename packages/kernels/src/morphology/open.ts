import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated, eroded } from './steps.js'

/**
 * Erodes, then dilates: bright things go that the footprint does not fit into; all others keep their size.
 * As `grey_opening` of SciPy and `opening` of scikit-image. Differentiable: partial, as {@link erode}.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const withoutSpecks = open(mask, { footprint: { shape: 'disk', radius: 3 } })
 * ```
 */
export const open = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('open', image)
  const form = morphologyForm('open', options)
  return onImages(image, (images) => dilated(eroded(images, form), form))
}
