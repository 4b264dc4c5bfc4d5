import { checkChoice, checkWhole } from '../options.js'
import { forecastsOf } from './probabilities.js'
import type { SampleRows, SampleValues } from './samples.js'

export interface CalibrationErrorOptions {
  /** How many bins there are. Default: 15. */
  readonly bins?: number
  /** `uniform`: bins of one width; `quantile`: of about as many samples. Default: uniform. */
  readonly strategy?: 'uniform' | 'quantile'
}

/** A bar of a reliability diagram. */
export interface CalibrationBin {
  /** The bin begins above, but for the first, which has its lower end too. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** The mean of what was said; NaN where there is no sample. */
  readonly confidence: number
  /** How often it was so; NaN where there is no sample. */
  readonly accuracy: number
}

export interface CalibrationError {
  /** ECE: the mean gap between confidence and accuracy, over all samples. */
  readonly expected: number
  /** MCE: the largest gap of a bin. */
  readonly maximum: number
  readonly bins: readonly CalibrationBin[]
}

/** Of rising values, as `numpy.percentile` does: linear between neighbours. */
const quantileOf = (sorted: Float64Array, share: number): number => {
  const place = share * (sorted.length - 1)
  const lower = sorted[Math.floor(place)]!
  return lower + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - lower)
}

/** What was said of each sample, of its most likely class if there are several, and whether it is so. */
const claimsOf = (
  truth: SampleValues,
  given: SampleValues | SampleRows,
): { readonly confidences: Float64Array; readonly isSo: (sample: number) => boolean } => {
  const { labels, probabilities } = forecastsOf('calibrationError', truth, given)
  const { values, count, classes } = probabilities
  if (classes === 1)
    return { confidences: Float64Array.from(values), isSo: (at) => labels[at] === 1 }
  const confidences = new Float64Array(count)
  const guesses = new Int32Array(count)
  for (let at = 0; at < values.length; at++) {
    const sample = Math.floor(at / classes)
    if (at % classes > 0 && values[at]! <= confidences[sample]!) continue
    confidences[sample] = values[at]!
    guesses[sample] = at % classes
  }
  return { confidences, isSo: (at) => labels[at] === guesses[at] }
}

/**
 * How far probabilities are from how often things are so, bin by bin. With one probability for each
 * sample bins hold those of 1; with a row of them, those of the most likely class. As
 * `calibration_curve` of scikit-learn; torchmetrics puts a probability that lies on an edge into the bin
 * above. Differentiable: no.
 *
 * Source: C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On calibration of modern neural networks, ICML 2017.
 *
 * @param truth 0 or 1 for each sample, or labels from 0 to `classes - 1`
 * @param probabilities of 1, for each sample; or `[samples, classes]`
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * const { expected, bins } = calibrationError(labels, softmax(logits))
 * ```
 */
export const calibrationError = (
  truth: SampleValues,
  probabilities: SampleValues | SampleRows,
  { bins: count = 15, strategy = 'uniform' }: CalibrationErrorOptions = {},
): CalibrationError => {
  checkWhole('calibrationError', 'bins', count, 1, 100_000)
  checkChoice('calibrationError', 'strategy', strategy, ['uniform', 'quantile'])
  const { confidences, isSo } = claimsOf(truth, probabilities)
  const sorted = confidences.slice().sort()
  const edges = Array.from({ length: count + 1 }, (_, at) =>
    strategy === 'uniform' ? at / count : quantileOf(sorted, at / count),
  )
  const [sizes, said, so] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const ends = edges.slice(1, -1)
  confidences.forEach((confidence, sample) => {
    const place = ends.findIndex((end) => confidence <= end)
    const bin = place === -1 ? count - 1 : place
    sizes[bin]! += 1
    said[bin]! += confidence
    so[bin]! += isSo(sample) ? 1 : 0
  })
  const bins = Array.from(sizes, (size, at) => ({
    from: edges[at]!,
    to: edges[at + 1]!,
    count: size,
    confidence: said[at]! / size,
    accuracy: so[at]! / size,
  }))
  const filled = bins.filter((bin) => bin.count > 0)
  const gaps = filled.map(({ confidence, accuracy }) => Math.abs(confidence - accuracy))
  return {
    expected: gaps.reduce(
      (sum, gap, at) => sum + gap * (filled[at]!.count / confidences.length),
      0,
    ),
    maximum: Math.max(...gaps),
    bins,
  }
}
