import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { clipped } from '../layout/clipped.js'
import { legendOf } from '../layout/legend.js'
import { plane } from '../layout/plane.js'
import { colourOf } from '../layout/series-style.js'
import { extentOf, opened } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { type Numbers, numbersOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import { binCount, binEdges, countsIn } from './bins.js'
import type { AxisOptions, FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { axis, count, head, rule } from './schema.js'

const schema = z
  .strictObject({
    ...head('histogram'),
    x: axis,
    /** The borders of the bins, one more than there are bins. */
    edges: z.array(z.number()),
    series: z.array(
      z.strictObject({
        name: z.string(),
        counts: z.array(count),
        /** Values that are no finite numbers, or lie outside of the edges. */
        left: count,
        mean: z.nullable(z.number()),
      }),
    ),
  })
  .check(
    rule(
      ({ edges, series }) =>
        series.every(({ counts }) => counts.length === Math.max(0, edges.length - 1)),
      'expected a count for each bin',
    ),
  )

/** How often values fall into bins. */
export type Histogram = z.infer<typeof schema>

export interface HistogramOptions extends FigureOptions {
  readonly x?: AxisOptions
  readonly series: readonly { readonly name: string; readonly values: Numbers }[]
  /** About how many bins; left out: by the rule of Freedman and Diaconis. */
  readonly bins?: number
}

/**
 * Bins of equal width at round borders. Several series share their bins.
 *
 * @example
 * ```ts
 * const figure = histogram({ series: [{ name: 'weights', values: [0.1, -0.2, 0.05, 0.3] }] })
 * ```
 */
export const histogram = ({ series, bins, x = {}, ...options }: HistogramOptions): Histogram => {
  if (bins !== undefined && !(Number.isInteger(bins) && bins >= 1)) {
    throw vizError('viz/bad-count', { option: 'bins', least: 1, received: bins })
  }
  const lists = series.map(({ values }) => Float64Array.from(numbersOf(values)))
  const domain = x.domain ?? opened(extentOf(...lists))
  const inside = lists.map((list) => list.filter((v) => v >= domain[0] && v <= domain[1]))
  const count =
    bins ??
    binCount(
      inside.flatMap((list) => Array.from(list)),
      domain,
    )
  const edges = binEdges(domain, count, x.domain !== undefined)
  return make(schema, {
    kind: 'histogram',
    ...options,
    x,
    edges,
    series: series.map(({ name }, i) => {
      const kept = inside[i] as Float64Array
      return {
        name,
        counts: countsIn(edges, kept),
        left: (lists[i] as Float64Array).length - kept.length,
        // Divided first: the sum of large numbers may be beyond all numbers.
        mean: kept.length === 0 ? null : kept.reduce((sum, v) => sum + v / kept.length, 0),
      }
    }),
  })
}

export const histogramKind: Kind<Histogram> = {
  schema,
  draw(figure, width, height, medium) {
    const { edges, series } = figure
    const most = Math.max(1, ...series.flatMap(({ counts }) => counts))
    const domain = opened(extentOf(edges))
    const { x, y, plot, frame } = plane(
      width,
      height,
      {
        x: { label: figure.x.label, scale: 'linear', domain },
        y: { label: words(medium.lang).count, scale: 'linear', domain: [0, most * 1.04] },
        legend: legendOf(series, 'area'),
      },
      medium,
    )
    const marks: Mark[] = []
    const tips: Tip[] = []
    for (const [index, { name, counts }] of series.entries()) {
      for (const [b, count] of counts.entries()) {
        const [from, to] = [x.at(edges[b]), x.at(edges[b + 1])]
        const top = y.at(count)
        const gap = to - from > 4 ? 1 : 0
        const box = { x: from, y: top, width: to - from - gap, height: plot.y + plot.height - top }
        if (count > 0)
          marks.push({
            type: 'rect',
            ...box,
            fill: colourOf(index, medium),
            opacity: series.length > 1 ? 0.6 : 1,
          })
        tips.push({
          x: (from + to) / 2,
          y: top,
          text: () =>
            `${name}\n${valueText(edges[b])} – ${valueText(edges[b + 1])}: ${valueText(count)}`,
        })
      }
    }
    return { marks: [...frame, clipped(plot, marks, medium)], tips }
  },
  table: ({ edges, series }, lang) => ({
    columns: [words(lang).from, words(lang).to, ...series.map(({ name }) => name)],
    rows: edges
      .slice(0, -1)
      .map((edge, i) => [
        edge,
        edges[i + 1] as number,
        ...series.map(({ counts }) => counts[i] ?? null),
      ]),
  }),
  sentence({ edges, series }, lang) {
    const w = words(lang)
    const told = series.slice(0, 4).map(({ name, counts, left, mean }) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      if (total === 0) return w.nothingIn(name)
      const fullest = counts.indexOf(Math.max(...counts))
      return w.distribution({
        name,
        total,
        left,
        mean: valueText(mean),
        from: valueText(edges[fullest]),
        to: valueText(edges[fullest + 1]),
        most: counts[fullest] as number,
      })
    })
    return w.histogram(Math.max(0, edges.length - 1), told, series.length - told.length)
  },
}
