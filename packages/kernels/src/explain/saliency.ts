import { abs, max, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { type Image, withRankOf } from '../image.js'
import { checkChoice } from '../options.js'
import { gradientAt } from './gradient-at.js'
import { type ImageModel, imagesOf } from './model.js'
import { scorerOf, type Target } from './target.js'

export interface SaliencyOptions {
  /** The score to explain. Default: the highest of each image. */
  readonly target?: Target
  /**
   * `'magnitude'`: the largest size over channels, one number for each pixel (default); `'signed'`: the
   * gradient as it is, with all channels.
   */
  readonly form?: 'magnitude' | 'signed'
}

/** @throws `kernels/option` */
export const checkForm = (operation: string, form: 'magnitude' | 'signed'): void =>
  checkChoice(operation, 'form', form, ['magnitude', 'signed'])

export const inForm = <T extends Image>(
  image: T,
  gradient: Tensor4D,
  form: 'magnitude' | 'signed',
): T => withRankOf(image, form === 'signed' ? gradient : max(abs(gradient), 3, true))

/**
 * Which pixels move a score most: the gradient of the score by the image. Differentiable: no.
 *
 * Source: K. Simonyan, A. Vedaldi and A. Zisserman, Deep inside convolutional networks (2013).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to scores `[images, scores]`, such as `(images) => network.apply(images)`
 * @returns the shape of the image; of `'magnitude'` with one channel
 * @throws `kernels/option`, `kernels/model-output`, `kernels/not-connected`, `kernels/no-gradient`,
 * `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const map = saliency(photograph, (images) => network.apply(images) as Tensor, { target: 3 })
 * ```
 */
export const saliency = <T extends Image>(
  image: T,
  model: ImageModel,
  { target, form = 'magnitude' }: SaliencyOptions = {},
): T =>
  tidy(() => {
    checkForm('saliency', form)
    const images = imagesOf('saliency', image)
    const score = scorerOf('saliency', target, model, images)
    return inForm(image, gradientAt('saliency', images, score), form)
  })
