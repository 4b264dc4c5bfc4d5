import { add, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { type Image, withRankOf } from '../image.js'
import { checkPositive, checkWhole } from '../options.js'
import { drawFrom } from '../random.js'
import { type Attack, type AttackOptions, attackOn, checkAttack } from './attack.js'
import { type ImageModel, imagesOf } from './model.js'

export interface PgdOptions extends AttackOptions {
  /** How many steps. Default: 10. */
  readonly steps?: number
  /** How far each step goes, in the units of the image. Default: 2.5 epsilon / steps, as in the paper. */
  readonly stepSize?: number
  /**
   * Begins at a random point within `epsilon` of the image, the same for the same seed. Default: at the
   * image.
   */
  readonly seed?: number
}

/** Each value of the images moved by up to `most`. */
const moved = (images: Tensor4D, most: number, seed: number): Tensor4D => {
  const draw = drawFrom(seed)
  const shifts = Float32Array.from({ length: images.size }, () => most * (2 * draw() - 1))
  return add(images, tensor4d(shifts, images.shape))
}

/**
 * Changes images a little so that a model errs: steps along the sign of the loss's gradient, each taken back
 * to where no value is further than `epsilon` from the image (projected gradient descent). One step of
 * `epsilon` from the image is {@link fgsm}. Differentiable: no.
 *
 * Source: A. Madry and others, Towards deep learning models resistant to adversarial attacks, ICLR 2018.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to logits `[images, scores]`, at least two
 * @returns the images that mislead, and whether they do
 * @throws as `saliency`
 *
 * @example
 * ```ts
 * const { images } = pgd(digit, model, { labels: 3, targeted: true, epsilon: 0.1, range: [0, 1], seed: 1 })
 * ```
 */
export const pgd = <T extends Image>(image: T, model: ImageModel, options: PgdOptions): Attack<T> =>
  tidy(() => {
    checkAttack('pgd', options)
    const { epsilon, steps = 10, stepSize = (2.5 * epsilon) / steps, seed } = options
    checkWhole('pgd', 'steps', steps, 1)
    if (options.stepSize !== undefined) checkPositive('pgd', 'stepSize', stepSize)
    if (seed !== undefined) checkWhole('pgd', 'seed', seed, 0)
    const images = imagesOf('pgd', image)
    const { step, within, success } = attackOn('pgd', images, model, options)
    let changed = within(seed === undefined ? images : moved(images, epsilon, seed))
    for (let i = 0; i < steps; i++) {
      const before = changed
      changed = tidy(() => within(step(before, stepSize)))
      before.dispose()
    }
    return { images: withRankOf(image, changed), success: success(changed) }
  })
