import {
  add,
  clipByValue,
  concat,
  div,
  floor,
  max,
  min,
  minimum,
  mul,
  neg,
  onesLike,
  slice,
  step,
  sub,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { checkPositive } from '../options.js'
import { choose, isAbove } from './choose.js'
import { type Colours, onColours } from './on-colours.js'

export interface ColourRangeOptions {
  /** What stands for full red, green or blue: 1, or 255 for bytes. Default: 1. */
  readonly dataRange?: number
}

const channel = (images: Tensor4D, index: number): Tensor4D =>
  slice(images, [0, 0, 0, index], [-1, -1, -1, 1])

/**
 * Hue, saturation and value of colours, each from 0 to 1, as scikit-image's `rgb2hsv`: red has the hue
 * 0, green 1/3 and blue 2/3, and what is gray has hue and saturation 0. Differentiable: partial; not
 * where two channels are equal and largest, nor where the hue turns from 1 to 0.
 *
 * Source: A. R. Smith, Color gamut transform pairs, SIGGRAPH 1978.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const hsv = rgbToHsv(photograph, { dataRange: 255 })
 * ```
 */
export const rgbToHsv = <T extends Colours>(
  image: T,
  { dataRange = 1 }: ColourRangeOptions = {},
): T => {
  checkPositive('rgbToHsv', 'dataRange', dataRange)
  return onColours('rgbToHsv', image, 3, (colours) => {
    const scaled = div<Tensor4D>(colours, dataRange)
    const [red, green, blue] = [0, 1, 2].map((index) => channel(scaled, index)) as [
      Tensor4D,
      Tensor4D,
      Tensor4D,
    ]
    const value = max<Tensor4D>(scaled, 3, true)
    const span = sub<Tensor4D>(value, min(scaled, 3, true))
    const isColoured = isAbove(span, 0)
    const one = onesLike(span)
    // Where there is nothing to divide by, nothing is told.
    const spanOrOne = choose(isColoured, span, one)
    const third = (first: Tensor4D, second: Tensor4D, turn: number) =>
      add<Tensor4D>(div(sub(first, second), spanOrOne), turn)
    const ofRedOrGreen = choose(isAbove(value, green), third(green, blue, 0), third(blue, red, 2))
    const sixths = choose(isAbove(value, blue), ofRedOrGreen, third(red, green, 4))
    const turns = div<Tensor4D>(sixths, 6)
    const hue = mul<Tensor4D>(isColoured, add(turns, step(neg(turns))))
    const saturation = div<Tensor4D>(span, choose(isColoured, value, one))
    return concat([hue, saturation, value], 3)
  })
}

/**
 * Colours of hue, saturation and value, as scikit-image's `hsv2rgb`; a hue goes round at whole numbers.
 * Differentiable: partial, not at the six hues where it turns.
 *
 * Source: as {@link rgbToHsv}.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image, red, green and blue from 0 to `dataRange`
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const colours = hsvToRgb(hsv, { dataRange: 255 })
 * ```
 */
export const hsvToRgb = <T extends Colours>(
  image: T,
  { dataRange = 1 }: ColourRangeOptions = {},
): T => {
  checkPositive('hsvToRgb', 'dataRange', dataRange)
  return onColours('hsvToRgb', image, 3, (hsv) => {
    const [hue, saturation, value] = [0, 1, 2].map((index) => channel(hsv, index)) as [
      Tensor4D,
      Tensor4D,
      Tensor4D,
    ]
    // Each channel falls from the value and rises again along the hue, a third of a turn apart.
    const channels = [5, 3, 1].map((turn) => {
      const sixths = add<Tensor4D>(mul(hue, 6), turn)
      const along = sub<Tensor4D>(sixths, mul(floor(div(sixths, 6)), 6))
      const fall = clipByValue(minimum(along, sub(4, along)), 0, 1)
      return mul<Tensor4D>(mul(value, sub(1, mul(saturation, fall))), dataRange)
    })
    return concat(channels, 3)
  })
}
