import { add, fill, mul, sub, sum, type Tensor1D, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { checkImage, type Image, withRankOf } from '../image.js'
import { checkChoice, checkFinite, checkWhole, refuse } from '../options.js'
import { meanGradient } from './mean-gradient.js'
import { type ImageModel, imagesOf } from './model.js'
import { scorerOf, type Target } from './target.js'

export interface IntegratedGradientsOptions<T extends Image = Image> {
  /** The score to explain. Default: the highest of each image. */
  readonly target?: Target
  /** What shows nothing: a value, or an image of the same shape. Default: 0. */
  readonly baseline?: number | T
  /** In how many steps the way from the baseline to the image is walked. Default: 50. */
  readonly steps?: number
  /**
   * Where in each step the gradient is taken: in its middle (default), or at its end as in the paper, whose
   * error falls with the steps and not with their square.
   */
  readonly method?: 'midpoint' | 'riemann'
  /** How many images the model sees at once, at least those there are. Default: 32. */
  readonly batchSize?: number
}

const operation = 'integratedGradients'

/** @throws `kernels/option`, `kernels/rank` and its like */
const baselineOf = <T extends Image>(
  baseline: number | T,
  image: T,
  images: Tensor4D,
): Tensor4D => {
  if (typeof baseline === 'number') {
    checkFinite(operation, 'baseline', baseline)
    return fill(images.shape, baseline)
  }
  checkImage(operation, baseline)
  if (`${baseline.shape}` !== `${image.shape}`) {
    const expected = `of the image's shape [${image.shape.join(', ')}]`
    refuse(operation, 'baseline', expected, `[${baseline.shape.join(', ')}]`)
  }
  return imagesOf(operation, baseline)
}

/**
 * How much each value of an image gives to a score: the gradient along the way from a baseline to the image,
 * times what was added on that way. All of it sums to the score of the image less that of the baseline; by
 * how much it misses is `convergenceDelta`, which more steps make smaller. Differentiable: no.
 *
 * Source: M. Sundararajan, A. Taly and Q. Yan, Axiomatic attribution for deep networks, ICML 2017.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to scores `[images, scores]`
 * @returns `attributions`, signed and of the shape of the image, and `convergenceDelta`, `[images]`; both are
 * the caller's
 * @throws as `saliency`
 *
 * @example
 * ```ts
 * const { attributions, convergenceDelta } = integratedGradients(photograph, model, { baseline: 0.5 })
 * ```
 */
export const integratedGradients = <T extends Image>(
  image: T,
  model: ImageModel,
  options: IntegratedGradientsOptions<T> = {},
): { readonly attributions: T; readonly convergenceDelta: Tensor1D } =>
  tidy(() => {
    const { target, baseline = 0, steps = 50, method = 'midpoint', batchSize = 32 } = options
    checkWhole(operation, 'steps', steps, 1)
    checkChoice(operation, 'method', method, ['midpoint', 'riemann'])
    checkWhole(operation, 'batchSize', batchSize, 1)
    const images = imagesOf(operation, image)
    const start = baselineOf(baseline, image, images)
    const way = sub<Tensor4D>(images, start)
    const score = scorerOf(operation, target, model, images)
    const share = method === 'midpoint' ? 0.5 : 1
    const gradient = meanGradient(operation, images, score, {
      count: steps,
      batchSize,
      at: (index) => add<Tensor4D>(start, mul(way, (index + share) / steps)),
    })
    const attributions = mul<Tensor4D>(gradient, way)
    const change = sub(score(images), score(start))
    return {
      attributions: withRankOf(image, attributions),
      convergenceDelta: sub<Tensor1D>(sum(attributions, [1, 2, 3]), change),
    }
  })
