import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated } from './steps.js'

/**
 * The greatest value around each pixel: bright things grow by the footprint. As `grey_dilation` of SciPy:
 * every pixel spreads over the footprint around it. `dilation` of scikit-image looks at what the
 * footprint covers instead, which differs where it is not symmetric. Differentiable: partial: where
 * several pixels are greatest, the gradient goes to one of them.
 *
 * Source: J. Serra, Image analysis and mathematical morphology (1982).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const thicker = dilate(mask, { footprint: { shape: 'square', size: 5 } })
 * ```
 */
export const dilate = <T extends Image>(image: T, options: MorphologyOptions = {}): T => {
  checkImage('dilate', image)
  const form = morphologyForm('dilate', options)
  return onImages(image, (images) => dilated(images, form))
}
