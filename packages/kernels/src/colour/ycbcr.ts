import { sub, type Tensor4D, tensor1d } from '@tensorflow/tfjs-core'
import { checkChoice, checkPositive } from '../options.js'
import type { ColourRangeOptions } from './hsv.js'
import { type Mixture, mix, unmixed } from './mix.js'
import { type Colours, onColours } from './on-colours.js'

export interface YcbcrOptions extends ColourRangeOptions {
  /**
   * `'bt601'`: Y from 16 to 235, Cb and Cr from 16 to 240, as in video and in scikit-image; `'jpeg'`: all
   * from 0 to 255, as in JPEG files. Default: bt601.
   */
  readonly standard?: 'bt601' | 'jpeg'
}

interface Standard {
  /** For red, green and blue from 0 to 1. */
  readonly mixture: Mixture
  readonly added: readonly number[]
}

const [red, green, blue] = [0.299, 0.587, 0.114] as const

const standards: Readonly<Record<'bt601' | 'jpeg', Standard>> = {
  bt601: {
    mixture: [
      [65.481, 128.553, 24.966],
      [-37.797, -74.203, 112],
      [112, -93.786, -18.214],
    ],
    added: [16, 128, 128],
  },
  jpeg: {
    mixture: [
      [255 * red, 255 * green, 255 * blue],
      [(-127.5 * red) / (1 - blue), (-127.5 * green) / (1 - blue), 127.5],
      [127.5, (-127.5 * green) / (1 - red), (-127.5 * blue) / (1 - red)],
    ],
    added: [0, 128, 128],
  },
}

/** @throws `kernels/option` */
const standardFor = (
  operation: string,
  { standard = 'bt601', dataRange = 1 }: YcbcrOptions,
): Standard => {
  checkChoice(operation, 'standard', standard, ['bt601', 'jpeg'])
  checkPositive(operation, 'dataRange', dataRange)
  const { mixture, added } = standards[standard]
  return { mixture: mixture.map((row) => row.map((weight) => weight / dataRange)), added }
}

/**
 * Brightness Y and the differences Cb and Cr of blue and red from it, on the scale of bytes that the
 * standards have, not rounded. Differentiable: yes.
 *
 * Source: ITU-R BT.601 as scikit-image's `rgb2ycbcr`; ITU-T T.871 for JPEG.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const ycbcr = rgbToYcbcr(photograph, { standard: 'jpeg', dataRange: 255 })
 * ```
 */
export const rgbToYcbcr = <T extends Colours>(image: T, options: YcbcrOptions = {}): T => {
  const { mixture, added } = standardFor('rgbToYcbcr', options)
  return onColours('rgbToYcbcr', image, 3, (colours) => mix(colours, mixture, added))
}

/**
 * Colours of Y, Cb and Cr; what no screen shows lies below 0 or above `dataRange`. Differentiable: yes.
 *
 * Source: as {@link rgbToYcbcr}.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const colours = ycbcrToRgb(ycbcr, { standard: 'jpeg', dataRange: 255 })
 * ```
 */
export const ycbcrToRgb = <T extends Colours>(image: T, options: YcbcrOptions = {}): T => {
  const { mixture, added } = standardFor('ycbcrToRgb', options)
  const back = unmixed(mixture)
  return onColours('ycbcrToRgb', image, 3, (ycbcr) =>
    mix(sub<Tensor4D>(ycbcr, tensor1d([...added])), back),
  )
}
