import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkImage } from '../image.js'
import { checkWhole, refuse } from '../options.js'
import { binOf, edgesOf, rangeOf } from './bins.js'

export interface OtsuOptions {
  /** How finely values are told apart, between the least and the largest. Default: 256. */
  readonly bins?: number
}

/**
 * The value that parts bright from dark best: with which the two parts differ most, as their sizes weigh
 * it. The middle of the last dark bin, as scikit-image's `threshold_otsu`, so that the upper half of that
 * bin counts as bright; of a single value that value.
 * Differentiable: no.
 *
 * Source: N. Otsu, A threshold selection method from gray-level histograms (1979).
 *
 * @param image `[height, width]` or `[height, width, 1]`
 * @returns a number for {@link threshold}
 * @throws `kernels/option`, also for several channels, no pixel or NaN; `kernels/needs-host` on WebGPU,
 * `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const coins = threshold(gray, otsu(gray))
 * ```
 */
export const otsu = (image: Tensor2D | Tensor3D, { bins = 256 }: OtsuOptions = {}): number => {
  checkImage('otsu', image)
  checkWhole('otsu', 'bins', bins, 2, 65536)
  const [, , channels = 1, more] = image.shape as readonly number[]
  if (channels !== 1 || more !== undefined || image.size === 0) {
    const expected = '[height, width] or [height, width, 1]; take one channel, or its grayscale()'
    refuse('otsu', 'image', expected, `[${image.shape}]`)
  }
  const values = valuesOf('otsu', image)
  const wrong = values.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) refuse('otsu', 'image', 'finite numbers', wrong)
  const range = rangeOf(values)
  if (range[0] === range[1]) return range[0]
  const edges = edgesOf(range, bins)
  const counts = new Float64Array(bins)
  for (const value of values) counts[binOf(value, edges)]! += 1
  const middles = counts.map((_, bin) => (edges[bin]! + edges[bin + 1]!) / 2)
  const total = counts.reduce((sum, count, bin) => sum + count * middles[bin]!, 0)
  let [best, most] = [0, -1]
  let [dark, darkSum] = [0, 0]
  for (let bin = 0; bin < bins - 1; bin++) {
    dark += counts[bin]!
    darkSum += counts[bin]! * middles[bin]!
    const bright = values.length - dark
    const difference = darkSum / dark - (total - darkSum) / bright
    const between = dark * bright * difference * difference
    if (between > most) [best, most] = [bin, between]
  }
  return middles[best]!
}
