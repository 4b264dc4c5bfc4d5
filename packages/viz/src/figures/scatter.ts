import * as z from 'zod/mini'
import { clipped } from '../layout/clipped.js'
import { legendOf } from '../layout/legend.js'
import { plane } from '../layout/plane.js'
import { dotOf } from '../layout/series-style.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { cellsOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import type { Numbers } from '../values/numbers.js'
import { words } from '../words/words.js'
import { domainOf } from './axis-domain.js'
import type { AxisOptions, FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { placesOf } from './places.js'
import { axis, cells, head, rule, texts } from './schema.js'

const schema = z.strictObject({
  ...head('scatter'),
  x: axis,
  y: axis,
  series: z.array(
    z
      .strictObject({
        name: z.string(),
        x: cells,
        y: cells,
        labels: z.optional(texts),
      })
      .check(
        rule(
          ({ x, y, labels }) => y.length === x.length && (labels?.length ?? x.length) === x.length,
          'expected x, y and labels of one length',
        ),
      ),
  ),
})

/** Points by two numbers each. */
export type Scatter = z.infer<typeof schema>

export interface ScatterOptions extends FigureOptions {
  readonly x?: AxisOptions
  readonly y?: AxisOptions
  readonly series: readonly {
    readonly name: string
    readonly x: Numbers
    readonly y: Numbers
    /** Told of each point where a pointer comes near it. */
    readonly labels?: readonly string[]
  }[]
}

/**
 * Points, a colour and a shape for each series. Of points on the same spot one is drawn.
 *
 * @example
 * ```ts
 * const figure = scatter({ series: [{ name: 'cats', x: [1, 2], y: [3.1, 2.5] }] })
 * ```
 */
export const scatter = ({ series, x = {}, y = {}, ...options }: ScatterOptions): Scatter =>
  make(schema, {
    kind: 'scatter',
    ...options,
    x,
    y,
    series: series.map((each) => {
      const [xs, ys] = [cellsOf(each.x), cellsOf(each.y)]
      mustHave(xs.length, ys, 'y')
      return { ...each, x: xs, y: ys }
    }),
  })

export const scatterKind: Kind<Scatter> = {
  schema,
  draw(figure, width, height, medium) {
    const { plot, x, y, frame } = plane(
      width,
      height,
      {
        x: {
          label: figure.x.label,
          scale: figure.x.scale ?? 'linear',
          domain: domainOf(figure.x, 0.04, ...figure.series.map((s) => s.x)),
        },
        y: {
          label: figure.y.label,
          scale: figure.y.scale ?? 'linear',
          domain: domainOf(figure.y, 0.05, ...figure.series.map((s) => s.y)),
        },
        legend: legendOf(figure.series, 'dot'),
      },
      medium,
    )
    const marks: Mark[] = []
    const tips: Tip[] = []
    for (const [index, series] of figure.series.entries()) {
      const places = placesOf(series.x.length, (i) => [x.at(series.x[i]), y.at(series.y[i])])
      for (const { i, px, py } of places) {
        marks.push({ ...dotOf(index, px, py, medium), opacity: 0.75 })
        const label = series.labels?.[i] ?? series.name
        if (tips.length < 5000)
          tips.push({
            x: px,
            y: py,
            text: () => `${label}\n${valueText(series.x[i])}, ${valueText(series.y[i])}`,
          })
      }
    }
    return { marks: [...frame, clipped(plot, marks, medium)], tips }
  },
  table: (figure, lang) => ({
    columns: [words(lang).series, figure.x.label ?? 'x', figure.y.label ?? 'y'],
    rows: figure.series.flatMap(({ name, x, y, labels }) =>
      x.map((v, i) => [labels?.[i] ? `${name}: ${labels[i]}` : name, v, y[i] ?? null]),
    ),
  }),
  sentence(figure, lang) {
    const w = words(lang)
    const points = figure.series.reduce(
      (sum, { x, y }) => sum + x.filter((v, i) => v !== null && y[i] !== null).length,
      0,
    )
    const all = figure.series.reduce((sum, { x }) => sum + x.length, 0)
    return w.scatter({
      points,
      missing: all - points,
      series: figure.series.map(({ name }) => name),
      x: w.range(figure.x.label ?? 'x', ...figure.series.map((s) => s.x)),
      y: w.range(figure.y.label ?? 'y', ...figure.series.map((s) => s.y)),
    })
  },
}
