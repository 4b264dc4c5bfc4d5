import * as z from 'zod/mini'
import { clipped } from '../layout/clipped.js'
import { legendOf } from '../layout/legend.js'
import { plane } from '../layout/plane.js'
import { colourOf } from '../layout/series-style.js'
import { extentOf } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { type Cell, cellsOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import type { Numbers } from '../values/numbers.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { usualHeight } from './natural-height.js'
import { cells, head, rule, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('bar'),
    categories: texts,
    series: z.array(z.strictObject({ name: z.string(), values: cells })),
    stacked: z.optional(z.boolean()),
    horizontal: z.optional(z.boolean()),
    label: z.optional(z.string()),
  })
  .check(
    rule(
      ({ categories, series }) => series.every(({ values }) => values.length === categories.length),
      'expected as many values as categories',
    ),
  )

/** Bars for named things. */
export type Bar = z.infer<typeof schema>

export interface BarOptions extends FigureOptions {
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: Numbers }[]
  /** One bar on the other instead of beside it. */
  readonly stacked?: boolean
  /** Bars to the right: long names have more room. */
  readonly horizontal?: boolean
  /** What the values are. */
  readonly label?: string
}

/**
 * Bars from zero on, so that their lengths can be compared.
 *
 * @example
 * ```ts
 * const figure = bar({
 *   categories: ['cat', 'dog', 'rabbit'],
 *   series: [{ name: 'pictures', values: [120, 80, 45] }],
 * })
 * ```
 */
export const bar = ({ series, categories, ...options }: BarOptions): Bar =>
  make(schema, {
    kind: 'bar',
    ...options,
    categories,
    series: series.map(({ name, values }) => {
      const list = cellsOf(values)
      mustHave(categories.length, list, 'values')
      return { name, values: list }
    }),
  })

export const barKind: Kind<Bar> = {
  schema,
  height({ horizontal, stacked, categories, series, height }, width, medium) {
    if (!horizontal) return height ?? usualHeight(width, medium)
    const lanes = stacked ? 1 : Math.max(1, series.length)
    return (categories.length * Math.max(2, lanes * 1.2) + 5) * medium.small.line
  },
  draw(figure, width, height, medium) {
    const spans = spansOf(figure)
    const extent = extentOf(
      [0],
      spans.map((span) => span.from),
      spans.map((span) => span.to),
    )
    const domain = domainAround(extent ?? [0, 0])
    const names = { names: figure.categories }
    const numbers = { label: figure.label, scale: 'linear' as const, domain }
    const spec = figure.horizontal ? { x: numbers, y: names } : { x: names, y: numbers }
    const legend = legendOf(figure.series, 'area')
    const { plot, x, y, bandX, bandY, frame } = plane(width, height, { ...spec, legend }, medium)
    const band = figure.horizontal ? bandY : bandX
    const lanes = figure.stacked ? 1 : Math.max(1, figure.series.length)
    const lane = (band * 0.76) / lanes
    const [along, across] = figure.horizontal ? [x, y] : [y, x]
    const marks: Mark[] = []
    const tips: Tip[] = []
    for (const { category, series, from, to, value } of spans) {
      const side = across.at(category) - (band * 0.76) / 2 + (figure.stacked ? 0 : series) * lane
      const [start, end] = [along.at(from), along.at(to)]
      const at = Math.min(start, end)
      const size = Math.abs(end - start)
      const gap = lanes > 1 && lane > 4 ? 1 : 0
      const box = figure.horizontal
        ? { x: at, y: side, width: size, height: lane - gap }
        : { x: side, y: at, width: lane - gap, height: size }
      marks.push({ type: 'rect', ...box, fill: colourOf(series, medium) })
      const label =
        figure.series.length > 1
          ? `${figure.categories[category]}, ${figure.series[series]?.name}`
          : `${figure.categories[category]}`
      tips.push({
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        text: () => `${label}\n${valueText(value)}`,
      })
    }
    const zero = along.at(0)
    const base = figure.horizontal
      ? [zero, plot.y, zero, plot.y + plot.height]
      : [plot.x, zero, plot.x + plot.width, zero]
    return {
      marks: [
        ...frame,
        clipped(plot, marks, medium),
        { type: 'line', points: base, stroke: medium.theme.axis, width: 1 },
      ],
      tips,
    }
  },
  table: (figure, lang) => ({
    columns: [words(lang).category, ...figure.series.map(({ name }) => name)],
    rows: figure.categories.map((name, i) => [
      name,
      ...figure.series.map(({ values }) => values[i] ?? null),
    ]),
  }),
  sentence(figure, lang) {
    const w = words(lang)
    const told = figure.series.slice(0, 4).map(({ name, values }) => {
      const present = values.flatMap((value, i) =>
        value === null ? [] : [{ value, category: figure.categories[i] as string }],
      )
      if (present.length === 0) return w.nothingIn(name)
      const high = present.reduce((best, each) => (each.value > best.value ? each : best))
      const low = present.reduce((best, each) => (each.value < best.value ? each : best))
      return w.bars({
        name,
        high: valueText(high.value),
        highAt: high.category,
        low: valueText(low.value),
        lowAt: low.category,
      })
    })
    return w.bar(
      figure.categories.length,
      figure.series.length,
      told,
      figure.series.length - told.length,
    )
  },
}

interface Span {
  readonly category: number
  readonly series: number
  readonly from: number
  readonly to: number
  readonly value: Cell
}

/** Where each bar begins and ends; of stacked ones, those above zero and those below it apart. */
const spansOf = ({ categories, series, stacked }: Bar): Span[] =>
  categories.flatMap((_, category) => {
    const ends = { up: 0, down: 0 }
    return series.flatMap(({ values }, index): Span[] => {
      const value = values[category]
      if (value === null || value === undefined) return []
      const way = value < 0 ? 'down' : 'up'
      const from = stacked ? ends[way] : 0
      const to = held(from + value)
      ends[way] = to
      return [{ category, series: index, from, to, value }]
    })
  })

/** Zero, and a little more than the longest bars on each side of it. */
const domainAround = ([low, high]: readonly [number, number]): [number, number] =>
  low === high ? [0, 1] : [held(low * 1.04), held(high * 1.04)]

/** What is beyond all numbers is as far as numbers go. */
const held = (value: number): number =>
  Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value))
