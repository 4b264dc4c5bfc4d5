import { tidy } from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { cutPlanes, finerPlanes, type Idwt2Options } from './idwt2.js'
import { checkWaveletOptions } from './options.js'
import { checkPlanes, likeImage, planesOf } from './planes.js'
import type { Wavedec2Coefficients } from './wavedec2.js'

/**
 * The image of the coefficients of all levels: the inverse of {@link wavedec2}. Equal to PyWavelets's
 * `waverec2`. Differentiable: yes.
 *
 * @param coefficients as {@link wavedec2} gives them
 * @param options those of the transform
 * @returns an image of the same rank
 * @throws as {@link idwt2}
 *
 * @example
 * ```ts
 * const again = waverec2(wavedec2(image, { wavelet: 'haar' }), { wavelet: 'haar', size: [28, 28] })
 * ```
 */
export const waverec2 = <T extends Image>(
  { approximation, details }: Wavedec2Coefficients<T>,
  { size, ...options }: Idwt2Options,
): T => {
  const form = checkWaveletOptions('waverec2', options)
  checkPlanes('waverec2', approximation)
  return tidy(() => {
    const planes = details.reduce(
      (coarse, detail) => finerPlanes('waverec2', coarse, detail, form),
      planesOf(approximation),
    )
    return likeImage(cutPlanes('waverec2', planes, size), approximation)
  })
}
