import {
  image as imageOps,
  mean,
  mul,
  relu,
  sum,
  Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { modelError } from '../errors.js'
import { type Image, nameOf, withRankOf } from '../image.js'
import { gradientAt } from './gradient-at.js'
import { imagesOf } from './model.js'
import { scorerOf, type Target } from './target.js'

/** A network in two parts, cut behind the layer whose feature maps are looked at. */
export interface TwoPartModel {
  /** Images to feature maps `[images, height, width, maps]`. */
  readonly featureMaps: (images: Tensor4D) => Tensor
  /** Feature maps to scores `[images, scores]`, best logits. */
  readonly head: (featureMaps: Tensor4D) => Tensor
}

export interface GradCamOptions {
  /** The score to explain. Default: the highest of each image. */
  readonly target?: Target
  /** Whether only what supports the score is kept, as in the paper. Default: true. */
  readonly relu?: boolean
}

/** @throws `kernels/feature-maps` */
const mapsOf = ({ featureMaps }: TwoPartModel, images: Tensor4D): Tensor4D => {
  const maps: unknown = featureMaps(images)
  const [count] = images.shape
  const isTensor = maps instanceof Tensor
  const { shape, size } = isTensor ? (maps as Tensor) : { shape: [], size: 0 }
  if (shape.length !== 4 || shape[0] !== count || size === 0) {
    const received = isTensor ? `the shape [${shape.join(', ')}]` : nameOf(maps)
    throw modelError('kernels/feature-maps', { operation: 'gradCam', images: count, received })
  }
  return maps as Tensor4D
}

/**
 * Where in an image is what a score comes from, by gradient-weighted class activation: feature maps, each
 * weighed by the mean of the score's gradient by it, summed and enlarged to the image by linear
 * interpolation. Values are as they come, not scaled to 1. Of a network that ends in global average pooling
 * and one dense layer it is the class activation map (CAM), divided by the number of positions.
 * Differentiable: no.
 *
 * Of a layers model that is a chain, with `last` the index of its last convolution (see the example):
 * `featureMaps` are a model of the same inputs, `head` applies the layers behind in turn.
 *
 * Source: R. Selvaraju and others, Grad-CAM, ICCV 2017.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image with one channel
 * @throws `kernels/feature-maps`, and as `saliency`
 *
 * @example
 * ```ts
 * const { inputs, layers } = network
 * const toMaps = model({ inputs, outputs: layers[last].output })
 * const map = gradCam(photograph, {
 *   featureMaps: (images) => toMaps.apply(images),
 *   head: (maps) => layers.slice(last + 1).reduce((x, layer) => layer.apply(x), maps),
 * })
 * ```
 */
export const gradCam = <T extends Image>(
  image: T,
  model: TwoPartModel,
  { target, relu: isPositive = true }: GradCamOptions = {},
): T =>
  tidy(() => {
    const images = imagesOf('gradCam', image)
    const [, height, width] = images.shape
    const maps = mapsOf(model, images)
    const score = scorerOf('gradCam', target, model.head, maps)
    const weights = mean(gradientAt('gradCam', maps, score), [1, 2], true)
    const weighed = sum<Tensor4D>(mul(maps, weights), 3, true)
    const small = isPositive ? relu(weighed) : weighed
    return withRankOf(image, imageOps.resizeBilinear(small, [height, width], false, true))
  })
