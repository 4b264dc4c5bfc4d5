import {
  add,
  clipByValue,
  maximum,
  mean,
  mul,
  sub,
  type Tensor4D,
  tensor3d,
  tensor4d,
  where,
} from '@tensorflow/tfjs-core'
import { adjustGamma } from '../colour/adjust-gamma.js'
import { gaussian } from '../filters/gaussian.js'
import type { Size } from '../geometry/sampler.js'
import type { Interval } from '../interval.js'
import { checkFinite, checkPositive, checkWhole } from '../options.js'
import { type Draw, drawFrom, drawNormals } from '../random.js'
import { type Chance, checkChance, checkInterval, chosen, within } from './chance.js'

export interface ColourOptions {
  /** Adds a number, in the units of the image. */
  readonly brightness?: Chance & { readonly by: Interval }
  /** Multiplies differences from the mean of the image. */
  readonly contrast?: Chance & { readonly factor: Interval }
  /** Raises shares of `dataRange` to a power; what is below 0 becomes 0. */
  readonly gamma?: Chance & { readonly exponent: Interval }
  /** Blurs with a Gaussian, in pixels. */
  readonly blur?: Chance & { readonly sigma: Interval }
  /** Adds a normal deviate of this standard deviation to each value, in the units of the image. */
  readonly noise?: Chance & { readonly deviation: Interval }
  /** Covers a rectangle of so many pixels, whose middle is any pixel, with `value` (default: 0). */
  readonly cutout?: Chance & Size & { readonly value?: number }
  /** What stands for white. Where it is given, values are clipped to lie from 0 to it at last. */
  readonly dataRange?: number
}

type Change = (images: Tensor4D) => Tensor4D

/** @throws `kernels/option` */
export const checkColours = (options: ColourOptions): void => {
  const { brightness, contrast, gamma, blur, noise, cutout, dataRange } = options
  const chances = { brightness, contrast, gamma, blur, noise, cutout }
  for (const [option, chance] of Object.entries(chances)) if (chance) checkChance(option, chance)
  const isPositive = (least: number) => least > 0
  const isNotNegative = (least: number) => least >= 0
  if (brightness) checkInterval('brightness.by', brightness.by)
  if (contrast)
    checkInterval('contrast.factor', contrast.factor, isNotNegative, 'numbers of at least 0')
  if (gamma) checkInterval('gamma.exponent', gamma.exponent, isPositive, 'numbers above 0')
  if (blur) checkInterval('blur.sigma', blur.sigma, isPositive, 'numbers above 0')
  if (noise)
    checkInterval('noise.deviation', noise.deviation, isNotNegative, 'numbers of at least 0')
  if (cutout) {
    checkWhole('augment', 'cutout.height', cutout.height, 1)
    checkWhole('augment', 'cutout.width', cutout.width, 1)
    checkFinite('augment', 'cutout.value', cutout.value ?? 0)
  }
  if (dataRange !== undefined || gamma) checkPositive('augment', 'dataRange', dataRange as number)
}

const cover = (
  images: Tensor4D,
  { height, width, value = 0 }: Size & { readonly value?: number },
  [down, right]: readonly number[],
): Tensor4D => {
  const [, rows, columns] = images.shape
  const top = Math.floor(down! * rows) - (height >> 1)
  const left = Math.floor(right! * columns) - (width >> 1)
  const kept = new Uint8Array(rows * columns).fill(1)
  for (let y = Math.max(0, top); y < Math.min(rows, top + height); y++) {
    kept.fill(0, y * columns + Math.max(0, left), y * columns + Math.min(columns, left + width))
  }
  return where(tensor3d(kept, [rows, columns, 1], 'bool'), images, value)
}

/** What chance does to the colours of an image, in the order of the options. */
export const drawColours = (options: ColourOptions, draw: Draw): Change => {
  const { brightness, contrast, gamma, blur, noise, cutout, dataRange } = options
  const changes = [
    chosen(brightness, draw, 1, ({ by }, [share]): Change => {
      const step = within(by, share!)
      return (images) => add(images, step)
    }),
    chosen(contrast, draw, 1, ({ factor }, [share]): Change => {
      const times = within(factor, share!)
      return (images) => {
        const middle = mean(images)
        return add(mul(sub(images, middle), times), middle)
      }
    }),
    chosen(gamma, draw, 1, ({ exponent }, [share]): Change => {
      const power = within(exponent, share!)
      const white = dataRange!
      return (images) => adjustGamma(maximum(images, 0), { gamma: power, dataRange: white })
    }),
    chosen(blur, draw, 1, (option, [share]): Change => {
      const sigma = within(option.sigma, share!)
      return (images) => gaussian(images, { sigma })
    }),
    chosen(noise, draw, 2, ({ deviation }, [share, seed]): Change => {
      const spread = within(deviation, share!)
      return (images) => {
        const deviates = drawNormals(drawFrom(Math.floor(seed! * 2 ** 32)), images.size)
        return add(images, mul(tensor4d(deviates, images.shape), spread))
      }
    }),
    chosen(
      cutout,
      draw,
      2,
      (option, shares): Change =>
        (images) =>
          cover(images, option, shares),
    ),
    dataRange && ((images: Tensor4D): Tensor4D => clipByValue(images, 0, dataRange)),
  ]
  return (images) => changes.reduce((one, change) => (change ? change(one) : one), images)
}
