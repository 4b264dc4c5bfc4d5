import { tidy } from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { checkWaveletOptions, type WaveletOptions } from './options.js'
import { checkPlanes, likeImage, planesOf, quartersOf } from './planes.js'

/** What a coarse image lacks, by the direction of the edges that show. */
export type Dwt2Details<T extends Image = Image> = {
  /** Changes down the columns. */
  readonly horizontal: T
  /** Changes along the rows. */
  readonly vertical: T
  /** Changes along both. */
  readonly diagonal: T
}

/** The four quarters of an image, of one shape. */
export type Dwt2Coefficients<T extends Image = Image> = Dwt2Details<T> & {
  readonly approximation: T
}

/**
 * The discrete wavelet transform of images: a coarse image and three of what it lacks. Equal to PyWavelets's
 * `dwt2`, whose cH is `horizontal`. Differentiable: yes.
 *
 * Source: S. Mallat, A theory for multiresolution signal decomposition (1989).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns four images of the same rank, each side as {@link dwt} has it
 * @throws `kernels/option`, `kernels/rank` and its like, `kernels/no-pixels`
 *
 * @example
 * ```ts
 * const { approximation, diagonal } = dwt2(image, { wavelet: 'haar' })
 * ```
 */
export const dwt2 = <T extends Image>(image: T, options: WaveletOptions): Dwt2Coefficients<T> => {
  const form = checkWaveletOptions('dwt2', options)
  checkPlanes('dwt2', image)
  return tidy(() => {
    const { approximation, horizontal, vertical, diagonal } = quartersOf(planesOf(image), form)
    return {
      approximation: likeImage(approximation, image),
      horizontal: likeImage(horizontal, image),
      vertical: likeImage(vertical, image),
      diagonal: likeImage(diagonal, image),
    }
  })
}
