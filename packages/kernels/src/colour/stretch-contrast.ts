import {
  add,
  clipByValue,
  div,
  max,
  maximum,
  min,
  minimum,
  mul,
  onesLike,
  sub,
  type Tensor4D,
  tensor4d,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkRange, type Interval } from '../interval.js'
import { refuse } from '../options.js'
import { choose, isAbove } from './choose.js'

export interface StretchContrastOptions {
  /** What becomes the least and the largest value. Default: the least and the largest of each image. */
  readonly inputRange?: Interval
  /** Instead: how many of a hundred values lie below each end, such as `[2, 98]`. */
  readonly percentiles?: Interval
  /** Default: `[0, 1]`. */
  readonly outputRange?: Interval
}

/** Between two neighbours of the sorted values, as NumPy's. NaN sorts last and would be one of them. */
const percentile = (sorted: Float32Array, percent: number): number => {
  const place = ((sorted.length - 1) * percent) / 100
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return below + (above - below) * (place - Math.floor(place))
}

/** The ends of each image, `[images, 1, 1, 1]` each. */
const endsOf = (
  images: Tensor4D,
  { inputRange, percentiles }: StretchContrastOptions,
): readonly [Tensor4D, Tensor4D] => {
  if (inputRange) {
    return [tensor4d([inputRange[0]], [1, 1, 1, 1]), tensor4d([inputRange[1]], [1, 1, 1, 1])]
  }
  if (!percentiles) return [min(images, [1, 2, 3], true), max(images, [1, 2, 3], true)]
  const [count] = images.shape
  const values = valuesOf('stretchContrast', images)
  const each = values.length / count
  const sorted = Array.from({ length: count }, (_, index) =>
    values.slice(index * each, (index + 1) * each).sort(),
  )
  const ends = percentiles.map((percent) =>
    tensor4d(
      sorted.map((one) => percentile(one, percent)),
      [count, 1, 1, 1],
    ),
  )
  return ends as [Tensor4D, Tensor4D]
}

/**
 * Stretches or shrinks values from one range to another, as scikit-image's `rescale_intensity`: what lies
 * beyond the range of the input becomes the nearer end of the other. All channels of an image together,
 * so that colours stay what they are; where the range of the input has but one value, that is brought into the
 * other range. Differentiable: partial, 0 where values lie beyond; not with `percentiles`.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, with `percentiles` `kernels/needs-host` on WebGPU; `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const clear = stretchContrast(hazy, { percentiles: [2, 98] })
 * ```
 */
export const stretchContrast = <T extends Image>(
  image: T,
  options: StretchContrastOptions = {},
): T => {
  const { inputRange, percentiles, outputRange = [0, 1] } = options
  checkImage('stretchContrast', image)
  if (inputRange) checkRange('stretchContrast', 'inputRange', inputRange)
  if (percentiles) {
    checkRange('stretchContrast', 'percentiles', percentiles)
    if (percentiles[0] < 0 || percentiles[1] > 100) {
      refuse('stretchContrast', 'percentiles', 'from 0 to 100', `[${percentiles.join(', ')}]`)
    }
    if (inputRange) {
      refuse('stretchContrast', 'percentiles', 'left out where inputRange is given', percentiles)
    }
  }
  checkRange('stretchContrast', 'outputRange', outputRange)
  const [lower, upper] = outputRange
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    const [least, most] = endsOf(images, options)
    const span = sub<Tensor4D>(most, least)
    const isWide = isAbove(span, 0)
    // The gradients of maximum and minimum want both sides of one shape.
    const everywhere = (end: Tensor4D) => add<Tensor4D>(end, zerosLike(images))
    const inside = maximum<Tensor4D>(minimum(images, everywhere(most)), everywhere(least))
    const share = div<Tensor4D>(sub(inside, least), choose(isWide, span, onesLike(span)))
    const stretched = add<Tensor4D>(mul(share, upper - lower), lower)
    return choose(isWide, stretched, clipByValue(inside, lower, upper))
  })
}
