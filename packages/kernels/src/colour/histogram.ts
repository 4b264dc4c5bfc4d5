import {
  greaterEqual,
  reshape,
  slice,
  stack,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { isOnHost } from '../host/on-host.js'
import { valuesOf } from '../host/values.js'
import { checkImage, shape4 } from '../image.js'
import { checkRange, type Interval } from '../interval.js'
import { checkWhole } from '../options.js'
import { binOf, edgesOf } from './bins.js'

export interface HistogramOptions {
  /** How many bins, all of one width. Default: 256. */
  readonly bins?: number
  /** Where the first bin begins and the last one ends. Default: `[0, 1]`. */
  readonly range?: Interval
}

const onHost = (images: Tensor4D, edges: Float64Array): Float32Array => {
  const [count, , , channels] = images.shape
  const bins = edges.length - 1
  const counts = new Float32Array(count * channels * bins)
  const values = valuesOf('histogram', images)
  const each = values.length / count
  for (let at = 0; at < values.length; at++) {
    const bin = binOf(values[at]!, edges)
    if (bin >= 0) counts[(Math.floor(at / each) * channels + (at % channels)) * bins + bin]! += 1
  }
  return counts
}

/** The least number of 32 bits that is at least, or above, a number of 64. */
const single = (edge: number, isAbove: boolean): number => {
  const nearest = Float32Array.of(edge)
  const bits = new Int32Array(nearest.buffer)
  const isReached = isAbove ? nearest[0]! > edge : nearest[0]! >= edge
  if (!isReached) bits[0] = nearest[0] === 0 ? 1 : bits[0]! + (nearest[0]! > 0 ? 1 : -1)
  return nearest[0]!
}

/** How many values reach each edge, one after the other; the differences lie between edges. */
const ofTensors = (images: Tensor4D, edges: Float64Array): Tensor2D => {
  const bins = edges.length - 1
  const reaching = Array.from(edges, (edge, index) =>
    tidy(() => {
      const isReached = greaterEqual(images, single(edge, index === bins))
      return reshape(sum(asFloats(isReached), [1, 2]), [-1]) as Tensor1D
    }),
  )
  const all = stack(reaching, 1) as Tensor2D
  return sub(slice(all, [0, 0], [-1, bins]), slice(all, [0, 1], [-1, bins]))
}

/**
 * How many values lie in each bin, as NumPy counts them: a bin has its beginning and not its end, but the
 * last has both; what lies outside of the range, and NaN, is not counted. Differentiable: no.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns `[bins]`, `[channels, bins]` or `[images, channels, bins]`
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const counts = histogram(photograph, { bins: 32, range: [0, 255] }) // [3, 32]
 * ```
 */
export const histogram: {
  (image: Tensor2D, options?: HistogramOptions): Tensor1D
  (image: Tensor3D, options?: HistogramOptions): Tensor2D
  (image: Tensor4D, options?: HistogramOptions): Tensor3D
} = (
  image: Tensor2D | Tensor3D | Tensor4D,
  { bins = 256, range = [0, 1] }: HistogramOptions = {},
) => {
  checkImage('histogram', image)
  checkWhole('histogram', 'bins', bins, 1, 65536)
  checkRange('histogram', 'range', range)
  const edges = edgesOf(range, bins)
  const [count, , , channels] = shape4(image.shape)
  const shape = [[bins], [channels, bins], [count, channels, bins]][image.rank - 2]!
  return tidy(() => {
    const images = reshape(image, shape4(image.shape)) as Tensor4D
    return isOnHost() || image.size === 0
      ? tensor(onHost(images, edges), shape as [number])
      : reshape(ofTensors(images, edges), shape)
  }) as never
}
