import { sub, tidy } from '@tensorflow/tfjs-core'
import { gaussian } from '../filters/gaussian.js'
import { checkImage, type Image, shape4 } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { checkPositive, checkWhole, refuse } from '../options.js'
import { resize } from './resize.js'
import type { Size } from './sampler.js'
import { checkHasPixels } from './size.js'

export interface PyramidOptions extends BorderOptions {
  /** How many images at most, the first being the image itself. Default: until one no longer shrinks. */
  readonly levels?: number
  /** How many times smaller each is than the one before. Default: 2. */
  readonly downscale?: number
  /** The standard deviation of the blur before each, in pixels. Default: `downscale / 3`. */
  readonly sigma?: number
}

const sizeOf = ({ shape }: Image): Size => {
  const [, height, width] = shape4(shape)
  return { height, width }
}

/** @throws `kernels/option` */
const levelsOf = <T extends Image>(
  operation: string,
  image: T,
  {
    levels = Number.MAX_SAFE_INTEGER,
    downscale = 2,
    sigma = downscale / 3,
    ...options
  }: PyramidOptions,
): readonly T[] => {
  checkImage(operation, image)
  checkWhole(operation, 'levels', levels, 1)
  if (!(Number.isFinite(downscale) && downscale > 1)) {
    refuse(operation, 'downscale', 'a finite number above 1', downscale)
  }
  checkPositive(operation, 'sigma', sigma)
  const edges = checkBorder(operation, options)
  checkHasPixels(operation, image)
  const found = [image.clone() as T]
  while (found.length < levels) {
    const last = found.at(-1)!
    const { height, width } = sizeOf(last)
    const size = { height: Math.ceil(height / downscale), width: Math.ceil(width / downscale) }
    if (size.height === height && size.width === width) break
    found.push(tidy(() => resize(gaussian(last, { sigma, ...edges }), size)))
  }
  return found
}

/**
 * An image at smaller and smaller sizes, each blurred before, as scikit-image's `pyramid_gaussian`.
 * Differentiable: yes.
 *
 * Source: P. Burt and E. Adelson, The Laplacian pyramid as a compact image code (1983).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns images of the same rank, the largest first, which are the caller's
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const [whole, half, quarter] = gaussianPyramid(image, { levels: 3 })
 * ```
 */
export const gaussianPyramid = <T extends Image>(
  image: T,
  options: PyramidOptions = {},
): readonly T[] => levelsOf('gaussianPyramid', image, options)

/**
 * What each level of `gaussianPyramid` has that the next, smaller one lacks; the last is that level itself.
 * The image comes back if, from the last on, each is brought to the size of the one before by `resize` and
 * added to it. Differentiable: yes.
 *
 * Source: P. Burt and E. Adelson, The Laplacian pyramid as a compact image code (1983).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns images of the same rank, the largest first, which are the caller's
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const bands = laplacianPyramid(image, { levels: 4 })
 * const again = bands.reduceRight((small, band) => {
 *   const [height, width] = band.shape
 *   return add(band, resize(small, { height, width }))
 * })
 * ```
 */
export const laplacianPyramid = <T extends Image>(
  image: T,
  options: PyramidOptions = {},
): readonly T[] =>
  tidy(() => {
    const levels = levelsOf('laplacianPyramid', image, options)
    return levels.map((level, index) => {
      const next = levels[index + 1]
      return next ? (sub(level, resize(next, sizeOf(level))) as T) : level
    })
  }) as T[]
