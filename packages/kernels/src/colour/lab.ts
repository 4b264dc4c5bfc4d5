import {
  add,
  concat,
  div,
  maximum,
  mul,
  pow,
  relu,
  slice,
  square,
  sub,
  type Tensor4D,
  tensor1d,
} from '@tensorflow/tfjs-core'
import { checkPositive } from '../options.js'
import { choose, isAbove } from './choose.js'
import type { ColourRangeOptions } from './hsv.js'
import { mix, unmixed } from './mix.js'
import { type Colours, onColours } from './on-colours.js'

/** X, Y and Z of linear red, green and blue, with the six digits of scikit-image. */
const xyzOfRgb = [
  [0.412453, 0.35758, 0.180423],
  [0.212671, 0.71516, 0.072169],
  [0.019334, 0.119193, 0.950227],
] as const

/** The white of D65 as 2 degrees of the eye see it. */
const white = [0.95047, 1, 1.08883] as const

/** L*, a* and b* of the compressed X, Y and Z, and what is added. */
const labOfCompressed = [
  [0, 116, 0],
  [500, -500, 0],
  [0, 200, -200],
] as const
const added = [-16, 0, 0] as const

/**
 * One branch or the other, each kept away from where its slope has no end: a gradient multiplies even
 * what is not chosen.
 */
const above = (
  values: Tensor4D,
  limit: number,
  curve: (safe: Tensor4D) => Tensor4D,
  line: (values: Tensor4D) => Tensor4D,
): Tensor4D => choose(isAbove(values, limit), curve(maximum(values, limit)), line(values))

/** With one step of Newton's, for the power of a graphics card is not exact in its last digits. */
const cubeRoot = (values: Tensor4D): Tensor4D => {
  const root = pow<Tensor4D>(values, 1 / 3)
  return sub<Tensor4D>(root, div(sub(root, div(values, square(root))), 3))
}

const linear = (colours: Tensor4D): Tensor4D =>
  above(
    colours,
    0.04045,
    (one) => pow(div(add(one, 0.055), 1.055), 2.4),
    (one) => div(one, 12.92),
  )

const displayed = (light: Tensor4D): Tensor4D =>
  above(
    light,
    0.0031308,
    (one) => sub(mul(pow(one, 1 / 2.4), 1.055), 0.055),
    (one) => mul(one, 12.92),
  )

/**
 * L*, a* and b* (CIE 1976) of sRGB colours, as scikit-image's `rgb2lab`: white is that of D65, seen under
 * 2 degrees. L* goes from 0 to 100; distances are about as the eye sees them. Differentiable: yes.
 *
 * Source: CIE 15, Colorimetry; IEC 61966-2-1 for sRGB.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const lab = rgbToLab(photograph, { dataRange: 255 })
 * ```
 */
export const rgbToLab = <T extends Colours>(
  image: T,
  { dataRange = 1 }: ColourRangeOptions = {},
): T => {
  checkPositive('rgbToLab', 'dataRange', dataRange)
  const ofWhite = xyzOfRgb.map((row, index) => row.map((weight) => weight / white[index]!))
  return onColours('rgbToLab', image, 3, (colours) => {
    const share = mix(linear(div(colours, dataRange)), ofWhite)
    const compressed = above(share, 0.008856, cubeRoot, (one) => add(mul(one, 7.787), 16 / 116))
    return mix(compressed, labOfCompressed, added)
  })
}

/**
 * sRGB colours of L*, a* and b*, as scikit-image's `lab2rgb` but for its clipping: colours that no screen
 * shows have values below 0 or above `dataRange`. Differentiable: yes, but 0 where Z would be negative.
 *
 * Source: as {@link rgbToLab}.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha, which is
 * kept as it is
 * @returns the shape of the image
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const shown = tf.clipByValue(labToRgb(lab), 0, 1)
 * ```
 */
export const labToRgb = <T extends Colours>(
  image: T,
  { dataRange = 1 }: ColourRangeOptions = {},
): T => {
  checkPositive('labToRgb', 'dataRange', dataRange)
  const rgbOfXyz = unmixed(xyzOfRgb)
  return onColours('labToRgb', image, 3, (lab) => {
    const raw = mix(sub(lab, tensor1d([...added])), unmixed(labOfCompressed))
    const xy = slice(raw, [0, 0, 0, 0], [-1, -1, -1, 2])
    const compressed = concat([xy, relu(slice(raw, [0, 0, 0, 2]))], 3)
    const share = above(
      compressed,
      0.2068966,
      (one) => mul(square(one), one),
      (one) => div(sub(one, 16 / 116), 7.787),
    )
    return mul(displayed(mix(mul(share, tensor1d([...white])), rgbOfXyz)), dataRange)
  })
}
