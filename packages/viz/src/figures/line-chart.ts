import * as z from 'zod/mini'
import { clipped } from '../layout/clipped.js'
import { legendOf } from '../layout/legend.js'
import { plane } from '../layout/plane.js'
import { colourOf, dotOf, lineOf } from '../layout/series-style.js'
import { valueText } from '../scales/format.js'
import { type ScaleType, timeText } from '../scales/scale.js'
import type { Mark, Tip } from '../scene/marks.js'
import { type Cell, cellsOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import type { Numbers } from '../values/numbers.js'
import { words } from '../words/words.js'
import { domainOf } from './axis-domain.js'
import { bandRings } from './band.js'
import type { AxisOptions, FigureOptions, Kind } from './kind.js'
import { thinned } from './m4.js'
import { make } from './make.js'
import { noteMarks } from './notes.js'
import { axis, cells, head, rule } from './schema.js'
import { seriesFacts } from './series-facts.js'
import { seriesTable } from './series-table.js'

const schema = z.strictObject({
  ...head('lineChart'),
  x: axis,
  y: axis,
  series: z.array(
    z
      .strictObject({
        name: z.string(),
        x: cells,
        y: cells,
        low: z.optional(cells),
        high: z.optional(cells),
      })
      .check(
        rule(
          ({ x, y, low, high }) =>
            [y, low, high].every((list) => !list || list.length === x.length),
          'expected x, y, low and high of one length',
        ),
      ),
  ),
  notes: z.array(z.strictObject({ x: z.number(), label: z.string() })),
})

/** Lines over an axis of numbers or time: losses over steps, a learning rate, a fit. */
export type LineChart = z.infer<typeof schema>

export interface LineSeries {
  readonly name: string
  /** Left out: 0, 1, 2 and so on. */
  readonly x?: Numbers
  readonly y: Numbers
  /** A band around the line, such as the least and the largest of several runs. */
  readonly low?: Numbers
  readonly high?: Numbers
}

export interface LineChartOptions extends FigureOptions {
  readonly x?: AxisOptions
  readonly y?: AxisOptions
  readonly series: readonly LineSeries[]
  /** Moments that are marked, such as the step with the best loss. */
  readonly notes?: readonly { readonly x: number; readonly label: string }[]
}

/**
 * Lines. NaN and the infinities are gaps, as are numbers below zero on a logarithmic axis.
 *
 * @example
 * ```ts
 * import { lineChart, toSVG } from '@firstgrad/viz'
 *
 * const figure = lineChart({
 *   title: 'Loss',
 *   x: { label: 'epoch' },
 *   series: [{ name: 'train', y: [2.3, 0.9, 0.4] }, { name: 'test', y: [2.2, 1.0, 0.6] }],
 * })
 * console.log(toSVG(figure).slice(0, 4)) // <svg
 * ```
 */
export const lineChart = ({
  series,
  x = {},
  y = {},
  notes = [],
  ...options
}: LineChartOptions): LineChart =>
  make(schema, {
    kind: 'lineChart',
    ...options,
    x,
    y,
    notes,
    series: series.map((each) => {
      const values = cellsOf(each.y)
      const list = (numbers: Numbers | undefined, what: string): Cell[] | undefined => {
        if (numbers === undefined) return undefined
        const found = cellsOf(numbers)
        mustHave(values.length, found, what)
        return found
      }
      return {
        name: each.name,
        x: list(each.x, 'x') ?? values.map((_, i) => i),
        y: values,
        low: list(each.low, 'low'),
        high: list(each.high, 'high'),
      }
    }),
  })

/** At most so many points are marked one by one. */
const fewPoints = 16

export const lineChartKind: Kind<LineChart> = {
  schema,
  draw(figure, width, height, medium) {
    const xType = figure.x.scale ?? 'linear'
    const yType = figure.y.scale ?? 'linear'
    const noteXs = figure.notes.map((note) => note.x)
    const spec = {
      x: {
        label: figure.x.label,
        scale: xType,
        domain: domainOf(figure.x, 0, ...figure.series.map((s) => s.x), noteXs),
      },
      y: {
        label: figure.y.label,
        scale: yType,
        domain: domainOf(
          figure.y,
          0.05,
          ...figure.series.flatMap((s) => [s.y, s.low ?? [], s.high ?? []]),
        ),
      },
      legend: legendOf(figure.series, 'line'),
    }
    const { plot, x, y, frame } = plane(width, height, spec, medium)
    const inside: Mark[] = []
    const tips: Tip[] = []
    for (const [index, series] of figure.series.entries()) {
      if (series.low && series.high) {
        const fill = colourOf(index, medium)
        for (const ring of bandRings(series.x, series.low, series.high, x, y)) {
          inside.push({ type: 'area', rings: [ring], fill, opacity: 0.18 })
        }
      }
    }
    for (const [index, series] of figure.series.entries()) {
      const all = new Float64Array(series.x.length * 2)
      for (let i = 0; i < series.x.length; i++) {
        all[2 * i] = x.at(series.x[i])
        all[2 * i + 1] = y.at(series.y[i])
      }
      const points = thinned(all, plot.x, plot.width)
      inside.push(lineOf(index, points, medium))
      const count = points.length / 2
      for (let i = 0; i < count; i++) {
        const px = points[2 * i] as number
        const py = points[2 * i + 1] as number
        if (!(Number.isFinite(px) && Number.isFinite(py))) continue
        const alone =
          Number.isNaN(points[2 * i - 1] ?? Number.NaN) &&
          Number.isNaN(points[2 * i + 3] ?? Number.NaN)
        if (alone || count <= fewPoints) inside.push(dotOf(index, px, py, medium))
      }
      tips.push(...pointTips(series, all, xType))
    }
    const notes = noteMarks(figure.notes, plot, x, medium)
    return { marks: [...frame, clipped(plot, inside, medium), ...notes], tips }
  },
  table: (figure, lang) =>
    seriesTable(figure.series, figure.x.label ?? 'x', figure.x.scale ?? 'linear', lang),
  sentence(figure, lang) {
    const w = words(lang)
    const xType = figure.x.scale ?? 'linear'
    const told = figure.series.slice(0, 4).map(({ name, x, y }) => {
      const facts = seriesFacts(x, y)
      if (!facts) return w.nothingIn(name)
      const [at, value] = [(i: number) => placeText(x[i], xType), (i: number) => valueText(y[i])]
      return w.line({
        name,
        points: facts.points,
        missing: y.length - facts.points,
        first: value(facts.first),
        firstX: at(facts.first),
        last: value(facts.last),
        lastX: at(facts.last),
        low: value(facts.low),
        lowX: at(facts.low),
        high: value(facts.high),
        highX: at(facts.high),
      })
    })
    return w.lineChart(figure.series.length, told, figure.series.length - told.length)
  },
}

/** What is told of some hundred points. */
const pointTips = (
  { name, x, y }: LineChart['series'][number],
  places: Float64Array,
  xType: ScaleType,
): Tip[] => {
  const stride = Math.max(1, Math.ceil(x.length / 500))
  const tips: Tip[] = []
  for (let i = 0; i < x.length; i += stride) {
    const [px, py] = [places[2 * i] as number, places[2 * i + 1] as number]
    if (!(Number.isFinite(px) && Number.isFinite(py))) continue
    const text = () => `${name}\n${placeText(x[i], xType)}: ${valueText(y[i])}`
    tips.push({ x: px, y: py, text })
  }
  return tips
}

const placeText = (x: Cell | undefined, type: ScaleType): string =>
  type === 'time' && typeof x === 'number' ? timeText(x) : valueText(x)
