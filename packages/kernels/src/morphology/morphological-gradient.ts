import { sub } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { type MorphologyOptions, morphologyForm } from './morphology-options.js'
import { dilated, eroded } from './steps.js'

/**
 * The dilation less the erosion: how far values around each pixel lie apart; of a mask, its outline. As
 * `morphological_gradient` of SciPy. Differentiable: partial, as {@link erode}.
 *
 * Source: J.-F. Rivest, P. Soille and S. Beucher, Morphological gradients, 1993.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, each channel for itself
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const outline = morphologicalGradient(mask, { footprint: { shape: 'square', size: 3 } })
 * ```
 */
export const morphologicalGradient = <T extends Image>(
  image: T,
  options: MorphologyOptions = {},
): T => {
  checkImage('morphologicalGradient', image)
  const form = morphologyForm('morphologicalGradient', options)
  return onImages(image, (images) => sub(dilated(images, form), eroded(images, form)))
}
