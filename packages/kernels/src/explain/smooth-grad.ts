import { add, mul, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { checkNotNegative, checkWhole } from '../options.js'
import { drawFrom, drawNormals } from '../random.js'
import { meanGradient } from './mean-gradient.js'
import { type ImageModel, imagesOf } from './model.js'
import { checkForm, inForm, type SaliencyOptions } from './saliency.js'
import { scorerOf } from './target.js'

export interface SmoothGradOptions extends SaliencyOptions {
  /**
   * The standard deviation of the noise, in the units of the image. The paper takes 0.1 to 0.2 of the
   * range of its values.
   */
  readonly noise: number
  /** The same seed gives the same noise. */
  readonly seed: number
  /** How many noisy copies of each image. Default: 50. */
  readonly samples?: number
  /** How many images the model sees at once, at least those there are. Default: 32. */
  readonly batchSize?: number
}

/**
 * Which pixels move a score, less jumpy than {@link saliency}: the mean gradient of copies with noise.
 * Where the highest score is asked for, it is that of the image without noise. Differentiable: no.
 *
 * Source: D. Smilkov and others, SmoothGrad: removing noise by adding noise (2017).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to scores `[images, scores]`
 * @returns the shape of the image; of `'magnitude'`, which is taken of the mean, with one channel
 * @throws as {@link saliency}
 *
 * @example
 * ```ts
 * const map = smoothGrad(photograph, model, { noise: 0.15, seed: 1 }) // values from 0 to 1
 * ```
 */
export const smoothGrad = <T extends Image>(
  image: T,
  model: ImageModel,
  { target, form = 'magnitude', noise, seed, samples = 50, batchSize = 32 }: SmoothGradOptions,
): T =>
  tidy(() => {
    checkForm('smoothGrad', form)
    checkNotNegative('smoothGrad', 'noise', noise)
    checkWhole('smoothGrad', 'seed', seed, 0)
    checkWhole('smoothGrad', 'samples', samples, 1)
    checkWhole('smoothGrad', 'batchSize', batchSize, 1)
    const images = imagesOf('smoothGrad', image)
    const draw = drawFrom(seed)
    const gradient = meanGradient(
      'smoothGrad',
      images,
      scorerOf('smoothGrad', target, model, images),
      {
        count: samples,
        batchSize,
        at: () =>
          add<Tensor4D>(images, mul(tensor4d(drawNormals(draw, images.size), images.shape), noise)),
      },
    )
    return inForm(image, gradient, form)
  })
