import { pad as padTensor } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder, sourceAt } from '../linear/border.js'
import { checkWhole } from '../options.js'
import { applyAxes } from './apply-axes.js'
import { takeTaps } from './axis-taps.js'
import { checkHasPixels, mostPixels } from './size.js'

export interface PadOptions extends BorderOptions {
  /** Rows put above. Default: 0. */
  readonly top?: number
  /** Rows put below. Default: 0. */
  readonly bottom?: number
  /** Columns put before. Default: 0. */
  readonly left?: number
  /** Columns put behind. Default: 0. */
  readonly right?: number
}

/**
 * Puts rows and columns around an image, made of what stands there by `border`; as `pad` of NumPy, whose
 * modes have the same names. May be more than the image has. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the rank of the image, larger by what is put around
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const framed = pad(image, { top: 2, bottom: 2, left: 4, right: 4, border: 'reflect' })
 * ```
 */
export const pad = <T extends Image>(
  image: T,
  { top = 0, bottom = 0, left = 0, right = 0, ...options }: PadOptions,
): T => {
  checkImage('pad', image)
  for (const [option, pixels] of Object.entries({ top, bottom, left, right })) {
    checkWhole('pad', option, pixels, 0, mostPixels)
  }
  const { border, borderValue } = checkBorder('pad', options)
  checkHasPixels('pad', image)
  return onImages(image, (images) => {
    if (border === 'constant') {
      return padTensor(
        images,
        [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        borderValue,
      )
    }
    const taps = (length: number, before: number, behind: number) =>
      takeTaps(length, before + length + behind, (at) => sourceAt(at - before, length, border))
    const [, height, width] = images.shape
    return applyAxes(images, taps(height, top, bottom), taps(width, left, right))
  })
}
