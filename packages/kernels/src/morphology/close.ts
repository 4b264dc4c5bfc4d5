import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated, eroded } from './steps.js'

/**
 * Dilates, then erodes: dark gaps and holes go that the footprint does not fit into. As `grey_closing` of
 * SciPy, and `closing` of scikit-image where the footprint is symmetric. Differentiable: partial, as
 * {@link erode}.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const withoutHoles = close(mask, { footprint: { shape: 'disk', radius: 3 } })
 * ```
 */
export const close = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('close', image)
  const form = morphologyForm('close', options)
  return onImages(image, (images) => eroded(dilated(images, form), form))
}
