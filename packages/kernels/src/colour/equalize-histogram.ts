import {
  add,
  cast,
  clipByValue,
  div,
  equal,
  floor,
  gather,
  greaterEqual,
  max,
  min,
  minimum,
  mul,
  range,
  reshape,
  stack,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tidy,
  transpose,
  where,
} from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { isOnHost } from '../host/on-host.js'
import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkPositive, checkWhole } from '../options.js'
import { binOf, edgesOf, rangeOf, widened } from './bins.js'

export interface EqualizeHistogramOptions {
  /** How finely values are told apart, between the least and the largest. Default: 256. */
  readonly bins?: number
  /** The largest value of the result. Default: 1. */
  readonly dataRange?: number
}

/** Shares of the values up to each bin, read off between the middles of the bins. */
const equalized = (plane: Float32Array, bins: number, dataRange: number): Float32Array => {
  const [least, most] = widened(rangeOf(plane))
  const edges = edgesOf([least, most], bins)
  const upTo = new Float64Array(bins)
  for (const value of plane) {
    const bin = binOf(value, edges)
    if (bin >= 0) upTo[bin]! += 1
  }
  for (let bin = 1; bin < bins; bin++) upTo[bin]! += upTo[bin - 1]!
  const scale = dataRange / upTo[bins - 1]!
  return plane.map((value) => {
    const place = ((value - least) / (most - least)) * bins - 0.5
    const inside = Math.min(bins - 1, Math.max(0, place))
    // NaN stays.
    const below = Math.floor(inside) || 0
    const [lower, upper] = [upTo[below]!, upTo[Math.min(bins - 1, below + 1)]!]
    return (lower + (upper - lower) * (inside - below)) * scale
  })
}

/** Each channel of each image as a row. */
const ofTensors = (images: Tensor4D, bins: number, dataRange: number): Tensor4D => {
  const [count, height, width, channels] = images.shape
  const planes = reshape(transpose(images, [0, 3, 1, 2]), [count * channels, -1]) as Tensor2D
  const isNumber = equal(planes, planes)
  const first = min<Tensor2D>(where(isNumber, planes, Number.POSITIVE_INFINITY), 1, true)
  const last = max<Tensor2D>(where(isNumber, planes, Number.NEGATIVE_INFINITY), 1, true)
  const half = mul<Tensor2D>(asFloats(equal<Tensor2D>(first, last)), 0.5)
  const least = sub<Tensor2D>(first, half)
  const span = sub<Tensor2D>(add(last, half), least)
  const reaching = (edge: Tensor2D) => sum(asFloats(greaterEqual(planes, edge)), 1) as Tensor1D
  const all = reaching(least)
  const shares = Array.from({ length: bins }, (_, bin) =>
    tidy(() => {
      if (bin === bins - 1) return div<Tensor1D>(all, all)
      const edge = add<Tensor2D>(least, mul(span, (bin + 1) / bins))
      return div<Tensor1D>(sub(all, reaching(edge)), all)
    }),
  )
  const upTo = reshape(stack(shares, 1), [-1]) as Tensor1D
  const place = sub<Tensor2D>(mul(div(sub(planes, least), span), bins), 0.5)
  const inside = clipByValue(place, 0, bins - 1)
  const below = floor(inside)
  const rows = mul<Tensor2D>(reshape(range(0, count * channels), [-1, 1]), bins)
  const at = (bin: Tensor2D) =>
    gather<Tensor>(upTo, cast(add<Tensor2D>(rows, bin), 'int32')) as Tensor2D
  const lower = at(below)
  const upper = at(minimum(add(below, 1), bins - 1))
  const result = add<Tensor2D>(lower, mul(sub(upper, lower), sub(inside, below)))
  const scaled = mul(result, dataRange)
  return transpose(reshape(scaled, [count, channels, height, width]), [0, 2, 3, 1]) as Tensor4D
}

/**
 * Spreads values so that each is about as frequent as any other: a value becomes the share of the values
 * up to it, from 0 to `dataRange`. As scikit-image's `equalize_hist`, each channel for itself; NaN stays
 * and is not counted. Differentiable: no.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const even = equalizeHistogram(gray)
 * ```
 */
export const equalizeHistogram = <T extends Image>(
  image: T,
  { bins = 256, dataRange = 1 }: EqualizeHistogramOptions = {},
): T => {
  checkImage('equalizeHistogram', image)
  checkWhole('equalizeHistogram', 'bins', bins, 1, 65536)
  checkPositive('equalizeHistogram', 'dataRange', dataRange)
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    if (!isOnHost()) return ofTensors(images, bins, dataRange)
    return onPlanes('equalizeHistogram', images, (plane) => equalized(plane, bins, dataRange))
  })
}
