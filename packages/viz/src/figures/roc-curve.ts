import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { clipped } from '../layout/clipped.js'
import { lineOf } from '../layout/series-style.js'
import { unitPlane } from '../layout/unit-plane.js'
import { valueText } from '../scales/format.js'
import type { Tip } from '../scene/marks.js'
import { mustHave } from '../values/lengths.js'
import { type Numbers, numbersOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { squareHeight } from './natural-height.js'
import { head, rule, share } from './schema.js'

const schema = z.strictObject({
  ...head('rocCurve'),
  series: z.array(
    z
      .strictObject({
        name: z.string(),
        falsePositiveRate: z.array(share),
        truePositiveRate: z.array(share),
        /** The least score that is taken for positive at each point; null: none is. */
        thresholds: z.array(z.nullable(z.number())),
        auc: share,
      })
      .check(
        rule(
          (s) =>
            s.falsePositiveRate.length === s.truePositiveRate.length &&
            s.thresholds.length === s.truePositiveRate.length,
          'expected rates and thresholds of one length',
        ),
      ),
  ),
})

/** Receiver operating characteristic: how many true ones are found for how many false alarms. */
export type RocCurve = z.infer<typeof schema>

export interface RocCurveOptions extends FigureOptions {
  readonly series: readonly {
    readonly name: string
    /** 1 for positive, 0 for negative. */
    readonly labels: Numbers
    /** Larger means more likely positive. */
    readonly scores: Numbers
  }[]
}

/**
 * The curve as scikit-learn's `roc_curve(drop_intermediate=False)` computes it, and the area below.
 * Equal scores make one point.
 *
 * @example
 * ```ts
 * const figure = rocCurve({
 *   series: [{ name: 'cat', labels: [0, 0, 1, 1], scores: [0.1, 0.4, 0.35, 0.8] }],
 * })
 * console.log(figure.series[0].auc) // 0.75
 * ```
 */
export const rocCurve = ({ series, ...options }: RocCurveOptions): RocCurve =>
  make(schema, { kind: 'rocCurve', ...options, series: series.map(curveOf) })

const curveOf = ({
  name,
  labels,
  scores,
}: RocCurveOptions['series'][number]): RocCurve['series'][number] => {
  const [truth, given] = [
    Array.from(numbersOf(labels), Number),
    Array.from(numbersOf(scores), Number),
  ]
  mustHave(truth.length, given, 'scores')
  for (const [index, label] of truth.entries()) {
    if (label !== 0 && label !== 1) throw vizError('viz/bad-label', { index, received: label })
    if (Number.isNaN(given[index])) throw vizError('viz/not-a-score', { index })
  }
  const positives = truth.filter((label) => label === 1).length
  const negatives = truth.length - positives
  if (positives === 0 || negatives === 0) throw vizError('viz/one-class', { positives, negatives })
  const order = truth.map((_, i) => i).sort((a, b) => (given[b] as number) - (given[a] as number))
  const falsePositiveRate = [0]
  const truePositiveRate = [0]
  const thresholds: (number | null)[] = [null]
  let [hits, alarms, area] = [0, 0, 0]
  for (const [rank, index] of order.entries()) {
    if (truth[index] === 1) hits++
    else alarms++
    const next = order[rank + 1]
    if (next !== undefined && given[next] === given[index]) continue
    const [x, y] = [alarms / negatives, hits / positives]
    area +=
      ((x - (falsePositiveRate.at(-1) as number)) * (y + (truePositiveRate.at(-1) as number))) / 2
    falsePositiveRate.push(x)
    truePositiveRate.push(y)
    thresholds.push(Number.isFinite(given[index]) ? (given[index] as number) : null)
  }
  return { name, falsePositiveRate, truePositiveRate, thresholds, auc: Math.min(1, area) }
}

export const rocCurveKind: Kind<RocCurve> = {
  schema,
  height: (_, width, medium) => squareHeight(width, medium),
  draw({ series }, width, height, medium) {
    const w = words(medium.lang)
    const legend = {
      swatch: 'line',
      labels: series.map(({ name, auc }) => `${name} (AUC ${valueText(auc)})`),
    } as const
    const axes = { x: w.falsePositiveRate, y: w.truePositiveRate }
    const { plot, x, y, frame, diagonal } = unitPlane(width, height, axes, legend, medium)
    const tips: Tip[] = []
    const lines = series.map(({ name, falsePositiveRate, truePositiveRate, thresholds }, index) => {
      const points = falsePositiveRate.flatMap((v, i) => [x.at(v), y.at(truePositiveRate[i])])
      const stride = Math.ceil(thresholds.length / 500)
      for (const [i, threshold] of thresholds.entries()) {
        if (i % stride !== 0) continue
        const text = () =>
          `${name}\n${w.threshold}: ${valueText(threshold)}\n${valueText(falsePositiveRate[i])}, ${valueText(truePositiveRate[i])}`
        tips.push({ x: points[2 * i] as number, y: points[2 * i + 1] as number, text })
      }
      return lineOf(index, points, medium)
    })
    return { marks: [...frame, clipped(plot, [diagonal, ...lines], medium)], tips }
  },
  table: ({ series }, lang) => {
    const w = words(lang)
    return {
      columns: [w.series, w.threshold, w.falsePositiveRate, w.truePositiveRate],
      rows: series.flatMap((s) =>
        s.thresholds.map((t, i) => [
          s.name,
          t,
          s.falsePositiveRate[i] ?? null,
          s.truePositiveRate[i] ?? null,
        ]),
      ),
    }
  },
  sentence: ({ series }, lang) =>
    words(lang).roc(series.map(({ name, auc }) => ({ name, auc: valueText(auc) }))),
}
