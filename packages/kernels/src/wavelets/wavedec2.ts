import { type Tensor3D, tidy } from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import type { Dwt2Details } from './dwt2.js'
import {
  checkLevels,
  checkWaveletOptions,
  type LevelOptions,
  mostLevels,
  type WaveletForm,
} from './options.js'
import { checkPlanes, likeImage, planesOf, type Quarters, quartersOf } from './planes.js'

/** What is left of an image and the details that were taken from it, the coarsest first. */
export type Wavedec2Coefficients<T extends Image = Image> = {
  readonly approximation: T
  readonly details: Dwt2Details<T>[]
}

/** The quarters of all levels, the coarsest first. To be called in `tidy`. */
export const decompose = (
  planes: Tensor3D,
  levels: number,
  form: WaveletForm,
): readonly Quarters[] => {
  const all: Quarters[] = []
  for (let level = 0; level < levels; level++) {
    all.unshift(quartersOf(all[0]?.approximation ?? planes, form))
  }
  return all
}

/**
 * The wavelet transform again and again of the coarse image. Equal to PyWavelets's `wavedec2`.
 * Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns `approximation`, and `details` from the coarsest to the finest; of 0 levels the image itself
 * @throws as {@link dwt2}
 *
 * @example
 * ```ts
 * const { approximation, details } = wavedec2(image, { wavelet: 'haar', levels: 3 })
 * ```
 */
export const wavedec2 = <T extends Image>(
  image: T,
  { levels, ...options }: LevelOptions,
): Wavedec2Coefficients<T> => {
  const form = checkWaveletOptions('wavedec2', options)
  checkPlanes('wavedec2', image)
  return tidy(() => {
    const planes = planesOf(image)
    const count = levels ?? mostLevels(Math.min(planes.shape[1], planes.shape[2]), form)
    checkLevels('wavedec2', count)
    const all = decompose(planes, count, form)
    return {
      approximation: likeImage(all[0]?.approximation ?? planes, image),
      details: all.map(({ horizontal, vertical, diagonal }) => ({
        horizontal: likeImage(horizontal, image),
        vertical: likeImage(vertical, image),
        diagonal: likeImage(diagonal, image),
      })),
    }
  })
}
