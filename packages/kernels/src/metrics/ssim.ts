import {
  add,
  div,
  mean,
  mul,
  reshape,
  slice,
  square,
  sub,
  type Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { needError } from '../errors.js'
import { gaussianTaps } from '../filters/gaussian-taps.js'
import { type Image, shape4 } from '../image.js'
import { correlateImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import { checkChoice, checkNotNegative, checkPositive, checkWindow, refuse } from '../options.js'
import { checkTruthAndImage } from './truth-and-image.js'

export type SsimOptions = {
  /** The largest value that can occur less the smallest: 1 of images from 0 to 1, or 255. */
  readonly dataRange: number
  /** Keeps dark areas from being compared by noise. Default: 0.01. */
  readonly k1?: number
  /** The same of flat areas. Default: 0.03. */
  readonly k2?: number
  /** Whether variances are divided by the pixels of the window less 1. Default: true. */
  readonly sampleCovariance?: boolean
} & (
  | {
      /** What pixels around weigh. Default: `uniform`. */
      readonly window?: 'uniform'
      /** Pixels along each side of the window, odd, at least 3. Default: 7. */
      readonly size?: number
    }
  | {
      readonly window: 'gaussian'
      /** The standard deviation in pixels, at least 1 / 7; the window reaches 3.5 of them. Default: 1.5. */
      readonly sigma?: number
    }
)

interface Form {
  readonly taps: Float32Array
  readonly c1: number
  readonly c2: number
  /** What variances are multiplied by. */
  readonly covariance: number
}

const tapsOf = (operation: string, options: SsimOptions): Float32Array => {
  checkChoice(operation, 'window', options.window ?? 'uniform', ['uniform', 'gaussian'])
  if (options.window === 'gaussian') {
    const { sigma = 1.5 } = options
    checkPositive(operation, 'sigma', sigma)
    const taps = gaussianTaps(sigma, { truncate: 3.5 })
    if (taps.length < 3) refuse(operation, 'sigma', 'a number of at least 1 / 7', sigma)
    return taps
  }
  const { size = 7 } = options
  checkWindow(operation, 'size', size)
  if (size < 3) refuse(operation, 'size', 'an odd whole number of at least 3', size)
  return new Float32Array(size).fill(1)
}

/** @throws `kernels/option`, `kernels/too-small`, `kernels/rank` and its like */
const formOf = (operation: string, truth: Image, image: Image, options: SsimOptions): Form => {
  checkTruthAndImage(operation, truth, image)
  const { dataRange, k1 = 0.01, k2 = 0.03, sampleCovariance = true } = options
  checkPositive(operation, 'dataRange', dataRange)
  checkNotNegative(operation, 'k1', k1)
  checkNotNegative(operation, 'k2', k2)
  const taps = tapsOf(operation, options)
  const size = taps.length
  const [, height, width] = shape4(truth.shape)
  if (height < size || width < size) {
    throw needError('kernels/too-small', { operation, shape: truth.shape, least: [size, size] })
  }
  return {
    taps,
    c1: (k1 * dataRange) ** 2,
    c2: (k2 * dataRange) ** 2,
    covariance: sampleCovariance ? size ** 2 / (size ** 2 - 1) : 1,
  }
}

const mirrored = { border: 'symmetric', borderValue: 0 } as const

const likeness = (truth: Tensor4D, image: Tensor4D, form: Form): Tensor4D => {
  const { taps, c1, c2, covariance } = form
  // In 32 bits they do not sum to 1, and variances are small differences of sums.
  const sum = taps.reduce((whole, tap) => whole + tap, 0)
  const smooth = (images: Tensor4D) => {
    const sums = correlateImages(images, separable(taps, taps), mirrored)
    return mul<Tensor4D>(sums, 1 / sum ** 2)
  }
  // Variances do not depend on it, and lose fewer digits about the middle of the values.
  const middleOf = (images: Tensor4D) => mean<Tensor4D>(images, [1, 2, 3], true)
  const middles = [middleOf(truth), middleOf(image)] as const
  const [x, y] = [sub<Tensor4D>(truth, middles[0]), sub<Tensor4D>(image, middles[1])]
  const [meanX, meanY] = [smooth(x), smooth(y)]
  const varianceOf = (product: Tensor4D, means: Tensor4D) =>
    mul(sub<Tensor4D>(smooth(product), means), covariance)
  const variances = varianceOf(
    add<Tensor4D>(square(x), square(y)),
    add<Tensor4D>(square(meanX), square(meanY)),
  )
  const both = varianceOf(mul<Tensor4D>(x, y), mul<Tensor4D>(meanX, meanY))
  const [light, otherLight] = [add(meanX, middles[0]), add(meanY, middles[1])]
  const above = mul(add(mul(mul(light, otherLight), 2), c1), add(mul(both, 2), c2))
  const below = mul(add(add(square(light), square(otherLight)), c1), add(variances, c2))
  return div(above, below)
}

/**
 * The structural similarity of two images at each pixel: 1 where the window around it is the same in
 * both. {@link ssim} is its mean. Differentiable: yes.
 *
 * @param truth `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param image what is compared with it, of the same shape
 * @returns the shape of the images, each channel for itself
 * @throws `kernels/option`, `kernels/too-small`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const map = ssimMap(photo, restored, { dataRange: 1 })
 * ```
 */
export const ssimMap = <T extends Image>(truth: T, image: T, options: SsimOptions): T => {
  const form = formOf('ssimMap', truth, image, options)
  return tidy(() => {
    const shape = shape4(truth.shape)
    return reshape(likeness(reshape(truth, shape), reshape(image, shape), form), truth.shape) as T
  })
}

/**
 * The structural similarity of two images: 1 of equal ones, about 0 of unlike ones. Compares light,
 * contrast and structure of the window around each pixel that has a whole window. As
 * `structural_similarity` of scikit-image, to 5e-5: variances are differences of sums in 32 bits. For the
 * figures of the paper take the window `gaussian` and `sampleCovariance: false`. Differentiable: yes.
 *
 * Source: Z. Wang, A. Bovik, H. Sheikh and E. Simoncelli, Image quality assessment: from error visibility
 * to structural similarity, 2004.
 *
 * @param truth `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param image what is compared with it, of the same shape
 * @returns one number, of the shape `[]`, or `[images]`: the mean over pixels and channels
 * @throws `kernels/option`, `kernels/too-small`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const loss = sub(1, ssim(photo, restored, { dataRange: 1, window: 'gaussian' }))
 * ```
 */
export const ssim = <T extends Image>(truth: T, image: T, options: SsimOptions): Tensor => {
  const form = formOf('ssim', truth, image, options)
  return tidy(() => {
    const shape = shape4(truth.shape)
    const [count, height, width, channels] = shape
    const map = likeness(reshape(truth, shape), reshape(image, shape), form)
    const reach = form.taps.length - 1
    const start = [0, reach / 2, reach / 2, 0]
    const whole = slice(map, start, [count, height - reach, width - reach, channels])
    return reshape(mean(whole, [1, 2, 3]), truth.shape.length === 4 ? [count] : [])
  })
}
