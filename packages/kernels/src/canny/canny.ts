import { type Tensor, type Tensor4D, tensor } from '@tensorflow/tfjs-core'
import { gaussianWeights } from '../filters/gaussian-taps.js'
import { valuesForModule } from '../host/values.js'
import { checkImage, type Image, onImages, shape4 } from '../image.js'
import { type Border, checkBorder } from '../linear/border.js'
import { withGradientAt } from '../linear/with-gradient.js'
import { checkChoice, checkPositive, refuse } from '../options.js'
import { type Detector, findEdges } from './find-edges.js'
import { magnitudeGradient } from './magnitude-gradient.js'

/** A step of height 1 has the magnitude 4, less what the blur takes away. */
interface Thresholds {
  /** What the magnitude must reach, or in OpenCV exceed, to go on with an edge. Default: 0.1; OpenCV 100. */
  readonly lowThreshold?: number
  /** What it must reach, or exceed, to be an edge by itself. Default: 0.2; OpenCV 200. */
  readonly highThreshold?: number
}

export interface SkimageCannyOptions extends Thresholds {
  readonly variant?: 'skimage'
  /** The standard deviation of the Gaussian, in pixels. Default: 1. */
  readonly sigma?: number
  /**
   * What stands beyond the edges of the image for the Gaussian. Default: `constant`, of which there is
   * nothing in the mean: only pixels of the image count.
   */
  readonly border?: Border
}

export interface OpencvCannyOptions extends Thresholds {
  readonly variant: 'opencv'
  /** Whether the magnitude is the root of the sum of squares. Default: false, the sum of both sizes. */
  readonly l2Gradient?: boolean
}

export type CannyOptions = SkimageCannyOptions | OpencvCannyOptions

const checkThresholds = (low: number, high: number): void => {
  if (!(low >= 0)) refuse('canny', 'lowThreshold', 'a number of at least 0', low)
  if (!(high >= low)) refuse('canny', 'highThreshold', 'at least lowThreshold', high)
}

const skimage = (options: SkimageCannyOptions): Detector => {
  const { sigma = 1, lowThreshold = 0.1, highThreshold = 0.2 } = options
  checkPositive('canny', 'sigma', sigma)
  checkThresholds(lowThreshold, highThreshold)
  const { border } = checkBorder('canny', { border: options.border ?? 'constant' })
  return {
    weights: gaussianWeights(sigma),
    border,
    l1: false,
    suppress: 'suppressInterpolated',
    // Where nothing changes is never an edge.
    low: lowThreshold || 1e-14,
    high: highThreshold,
  }
}

const opencv = (options: OpencvCannyOptions): Detector => {
  const { lowThreshold = 100, highThreshold = 200, l2Gradient = false } = options
  checkThresholds(lowThreshold, highThreshold)
  const { sigma, border }: Pick<SkimageCannyOptions, 'sigma' | 'border'> = options as object
  for (const [option, value] of Object.entries({ sigma, border })) {
    if (value === undefined) continue
    refuse('canny', option, 'left out: OpenCV does not blur, so call gaussian() before', value)
  }
  return {
    weights: Float64Array.of(1),
    border: 'edge',
    l1: !l2Gradient,
    suppress: 'suppressInFour',
    low: lowThreshold,
    high: highThreshold,
  }
}

/**
 * Edges of one pixel's width, by J. Canny: where the image changes most along its slope, by
 * `highThreshold`, or by `lowThreshold` and connected with such a place.
 *
 * The masks are those of scikit-image's `feature.canny` of the same float32 image, or those of OpenCV's
 * `Canny`, pixel by pixel. OpenCV knows whole numbers from 0 to 255 alone and does not blur; where pixels
 * are other numbers, no mask of OpenCV is there to be equal to.
 *
 * Differentiable: the magnitude yes; the edges no, for they are true or false.
 *
 * Each channel is treated for itself. The image is read back where it does not lie in memory (WebGL).
 *
 * Source: J. Canny, A computational approach to edge detection, IEEE Transactions on Pattern Analysis and
 * Machine Intelligence 8 (1986).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns two of the shape of the image, which are the caller's: the magnitude of Sobel's differences in
 * whole weights, of the blurred image, and the edges, of dtype `bool`
 * @throws `kernels/option`, `kernels/rank` and its like; `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const { edges } = canny(image, { sigma: 2 })
 * const same = canny(gray255, { variant: 'opencv', lowThreshold: 100, highThreshold: 200 })
 * ```
 */
export const canny = <T extends Image>(
  image: T,
  options: CannyOptions = {},
): { readonly magnitude: T; readonly edges: T } => {
  checkImage('canny', image)
  checkChoice('canny', 'variant', options.variant ?? 'skimage', ['skimage', 'opencv'])
  const detector = options.variant === 'opencv' ? opencv(options) : skimage(options)
  const shape = shape4(image.shape)
  const found = findEdges(valuesForModule('canny', image), shape, detector)
  const magnitude = onImages(image, (images) =>
    withGradientAt(
      images,
      () => tensor(found.magnitude, shape) as Tensor4D,
      (gradient, input) => magnitudeGradient(gradient, input, detector),
    ),
  )
  return { magnitude, edges: tensor(found.edges, image.shape, 'bool') as Tensor as T }
}
