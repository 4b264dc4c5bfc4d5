import { tidy } from '@tensorflow/tfjs-core'
import { type Image, withRankOf } from '../image.js'
import { type Attack, type AttackOptions, attackOn, checkAttack } from './attack.js'
import { type ImageModel, imagesOf } from './model.js'

/**
 * Changes images a little so that a model errs: one step of `epsilon` along the sign of the loss's gradient
 * (fast gradient sign method). Where the loss is so small that its gradient is 0, nothing changes; a `loss`
 * of the scores themselves helps. Differentiable: no.
 *
 * Source: I. Goodfellow, J. Shlens and C. Szegedy, Explaining and harnessing adversarial examples, ICLR 2015.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to logits `[images, scores]`, at least two
 * @returns the images that mislead, and whether they do
 * @throws as `saliency`
 *
 * @example
 * ```ts
 * const { images, success } = fgsm(digits, model, { labels: [7, 2, 1], epsilon: 0.1, range: [0, 1] })
 * ```
 */
export const fgsm = <T extends Image>(
  image: T,
  model: ImageModel,
  options: AttackOptions,
): Attack<T> =>
  tidy(() => {
    checkAttack('fgsm', options)
    const images = imagesOf('fgsm', image)
    const { step, within, success } = attackOn('fgsm', images, model, options)
    const changed = within(step(images, options.epsilon))
    return { images: withRankOf(image, changed), success: success(changed) }
  })
