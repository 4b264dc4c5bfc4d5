import { bisectLeft } from 'd3-array'
import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { clipped } from '../layout/clipped.js'
import { dotOf, lineOf } from '../layout/series-style.js'
import { unitPlane } from '../layout/unit-plane.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { mustHave } from '../values/lengths.js'
import { type Numbers, numbersOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { squareHeight } from './natural-height.js'
import { head, positive, share } from './schema.js'

const schema = z.strictObject({
  ...head('calibration'),
  series: z.array(
    z.strictObject({
      name: z.string(),
      /** Bins of equal width that have examples in them. */
      bins: z.array(z.strictObject({ predicted: share, observed: share, count: positive })),
      /** Expected calibration error: Guo et al., ICML 2017. */
      error: share,
    }),
  ),
})

/** Whether a model that says 0.8 is right in eight of ten cases. */
export type Calibration = z.infer<typeof schema>

export interface CalibrationOptions extends FigureOptions {
  readonly series: readonly {
    readonly name: string
    /** 1 where the prediction came true, else 0. */
    readonly labels: Numbers
    /** From 0 to 1. */
    readonly probabilities: Numbers
  }[]
  /** Left out: 10. */
  readonly bins?: number
}

/**
 * A reliability diagram over bins of equal width, as scikit-learn's `calibration_curve`.
 *
 * @example
 * ```ts
 * const figure = calibration({
 *   series: [{ name: 'cat', labels: [0, 1, 1, 1], probabilities: [0.2, 0.4, 0.8, 0.9] }],
 * })
 * ```
 */
export const calibration = ({ series, bins = 10, ...options }: CalibrationOptions): Calibration => {
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 1000)) {
    throw vizError('viz/bad-count', { option: 'bins', least: 1, received: bins })
  }
  return make(schema, {
    kind: 'calibration',
    ...options,
    series: series.map((each) => curveOf(each, bins)),
  })
}

const curveOf = (
  { name, labels, probabilities }: CalibrationOptions['series'][number],
  bins: number,
): Calibration['series'][number] => {
  const [truth, given] = [
    Array.from(numbersOf(labels), Number),
    Array.from(numbersOf(probabilities), Number),
  ]
  mustHave(truth.length, given, 'probabilities')
  if (truth.length === 0) throw vizError('viz/empty', { what: 'probabilities' })
  // A probability on a border belongs to the bin below it, as with scikit-learn and in the paper.
  const borders = Array.from({ length: bins - 1 }, (_, i) => (i + 1) * (1 / bins))
  const sums = Array.from({ length: bins }, () => ({ predicted: 0, observed: 0, count: 0 }))
  for (const [index, p] of given.entries()) {
    const label = truth[index] as number
    if (label !== 0 && label !== 1) throw vizError('viz/bad-label', { index, received: label })
    if (!(p >= 0 && p <= 1)) throw vizError('viz/bad-prediction', { index, received: p })
    const into = sums[bisectLeft(borders, p)] as (typeof sums)[number]
    into.predicted += p
    into.observed += label
    into.count++
  }
  const filled = sums.filter(({ count }) => count > 0)
  const means = filled.map(({ predicted, observed, count }) => ({
    predicted: Math.min(1, predicted / count),
    observed: observed / count,
    count,
  }))
  const error = means.reduce(
    (sum, m) => sum + (m.count / truth.length) * Math.abs(m.predicted - m.observed),
    0,
  )
  return { name, bins: means, error }
}

export const calibrationKind: Kind<Calibration> = {
  schema,
  height: (_, width, medium) => squareHeight(width, medium),
  draw({ series }, width, height, medium) {
    const w = words(medium.lang)
    const legend = {
      swatch: 'line',
      labels: series.map(({ name, error }) => `${name} (ECE ${valueText(error)})`),
    } as const
    const axes = { x: w.predictedProbability, y: w.observedFrequency }
    const { plot, x, y, frame, diagonal } = unitPlane(width, height, axes, legend, medium)
    const tips: Tip[] = []
    const marks = series.flatMap(({ name, bins }, index): Mark[] => {
      const places = bins.map(
        ({ predicted, observed }) => [x.at(predicted), y.at(observed)] as const,
      )
      tips.push(
        ...bins.map(({ predicted, observed, count }, i) => ({
          x: (places[i] as readonly [number, number])[0],
          y: (places[i] as readonly [number, number])[1],
          text: () =>
            `${name}\n${valueText(predicted)} → ${valueText(observed)} (${valueText(count)})`,
        })),
      )
      return [
        lineOf(index, places.flat(), medium),
        ...places.map(([px, py]) => dotOf(index, px, py, medium)),
      ]
    })
    return { marks: [...frame, clipped(plot, [diagonal, ...marks], medium)], tips }
  },
  table: ({ series }, lang) => {
    const w = words(lang)
    return {
      columns: [w.series, w.predictedProbability, w.observedFrequency, w.count],
      rows: series.flatMap(({ name, bins }) =>
        bins.map((b) => [name, b.predicted, b.observed, b.count]),
      ),
    }
  },
  sentence: ({ series }, lang) =>
    words(lang).calibration(
      series.map(({ name, bins, error }) => {
        const total = bins.reduce((sum, b) => sum + b.count, 0)
        const lean = bins.reduce(
          (sum, b) => sum + (b.count / total) * (b.predicted - b.observed),
          0,
        )
        return { name, error: valueText(error), lean: Math.abs(lean) < 0.005 ? 0 : Math.sign(lean) }
      }),
    ),
}
