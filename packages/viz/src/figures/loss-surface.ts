import { contours } from 'd3-contour'
import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { clipped } from '../layout/clipped.js'
import { colourBar } from '../layout/colour-bar.js'
import { plane } from '../layout/plane.js'
import { colouredPixels } from '../scales/colours.js'
import { extentOf, opened } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { cellsOf, gridOf } from '../values/cells.js'
import { type Numbers, shapeOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import { gridFacts } from './grid-facts.js'
import type { FigureOptions, FlatAxisOptions, Kind } from './kind.js'
import { make } from './make.js'
import { cells, flatAxis, grid, head, rule } from './schema.js'

const schema = z
  .strictObject({
    ...head('lossSurface'),
    x: flatAxis,
    y: flatAxis,
    /** The loss at the middle of each cell, rows from the least y on. */
    grid,
    levels: z.enum(['linear', 'log']),
    path: z.strictObject({ x: cells, y: cells }),
  })
  .check(rule(({ path }) => path.x.length === path.y.length, 'expected x and y of one length'))

/** A loss over two parameters, seen from above, and the way that an optimiser took. */
export type LossSurface = z.infer<typeof schema>

export interface LossSurfaceOptions extends FigureOptions {
  readonly x: FlatAxisOptions & { readonly domain: readonly [number, number] }
  readonly y: FlatAxisOptions & { readonly domain: readonly [number, number] }
  /** The loss at `(x, y)`, or losses of shape `[rows, columns]` with rows from the least y on. */
  readonly loss: ((x: number, y: number) => number) | Numbers
  /** Where the optimiser was at each step, shape `[steps, 2]`. */
  readonly path?: Numbers
  /** Cells along each side where `loss` is a function; left out: 100. */
  readonly resolution?: number
  /** `log` for losses over several powers of ten; left out: where all are above zero and far apart. */
  readonly levels?: 'linear' | 'log'
}

/**
 * The loss as colours and contour lines.
 *
 * @example
 * ```ts
 * const figure = lossSurface({
 *   x: { label: 'W', domain: [-1, 1] },
 *   y: { label: 'b', domain: [-1, 1] },
 *   loss: (w, b) => (w - 0.25) ** 2 + (b - 0.8) ** 2,
 *   path: [[0, 0], [0.1, 0.4], [0.2, 0.7]],
 * })
 * ```
 */
export const lossSurface = ({
  loss,
  path = [],
  resolution = 100,
  levels,
  ...options
}: LossSurfaceOptions): LossSurface => {
  if (!(Number.isInteger(resolution) && resolution >= 2 && resolution <= 1000)) {
    throw vizError('viz/bad-count', { option: 'resolution', least: 2, received: resolution })
  }
  const shape = shapeOf(path)
  if (shape[0] !== 0 && (shape.length !== 2 || shape[1] !== 2)) {
    throw vizError('viz/bad-shape', {
      what: 'path',
      expected: '[steps, 2]',
      received: `[${shape.join(', ')}]`,
    })
  }
  const middle = ([low, high]: readonly [number, number], i: number) =>
    low + ((i + 0.5) / resolution) * (high - low)
  const found =
    typeof loss === 'function'
      ? {
          rows: resolution,
          columns: resolution,
          values: cellsOf(
            Float64Array.from({ length: resolution ** 2 }, (_, i) =>
              loss(
                middle(options.x.domain, i % resolution),
                middle(options.y.domain, Math.floor(i / resolution)),
              ),
            ),
          ),
        }
      : gridOf(loss, 'loss')
  const extent = extentOf(found.values)
  const isWide = extent !== undefined && extent[0] > 0 && extent[1] / extent[0] > 100
  const flat = cellsOf(path)
  return make(schema, {
    kind: 'lossSurface',
    ...options,
    grid: found,
    levels: levels ?? (isWide ? 'log' : 'linear'),
    path: { x: flat.filter((_, i) => i % 2 === 0), y: flat.filter((_, i) => i % 2 === 1) },
  })
}

const lineCount = 12

export const lossSurfaceKind: Kind<LossSurface> = {
  schema,
  draw(figure, width, height, medium) {
    const { grid: g, path } = figure
    const isLog = figure.levels === 'log'
    const level = (v: number | null) =>
      v === null ? null : isLog ? (v > 0 ? Math.log10(v) : null) : v
    const values = g.values.map(level)
    const range = opened(extentOf(values))
    const shown = isLog ? ([10 ** range[0], 10 ** range[1]] as const) : range
    const barWidth = colourBar('viridis', shown, 0, height, medium, figure.levels).width
    const { plot, x, y, frame } = plane(
      width,
      height,
      {
        x: { label: figure.x.label ?? 'x', scale: 'linear', domain: figure.x.domain },
        y: { label: figure.y.label ?? 'y', scale: 'linear', domain: figure.y.domain },
        right: barWidth + 3 * medium.gapX,
        bare: true,
      },
      medium,
    )
    const { rows, columns } = g
    const upsideDown = Array.from({ length: rows }, (_, row) =>
      values.slice((rows - 1 - row) * columns, (rows - row) * columns),
    ).flat()
    const marks: Mark[] = []
    if (rows * columns > 0) {
      marks.push({
        type: 'image',
        ...plot,
        columns,
        rows,
        pixels: colouredPixels(upsideDown, 'viridis', range),
      })
    }
    for (const line of contourLines(values, rows, columns, range)) {
      const points = line.map((v, i) =>
        i % 2 === 0
          ? plot.x + (v / columns) * plot.width
          : plot.y + plot.height - (v / rows) * plot.height,
      )
      marks.push({ type: 'line', points, stroke: '#ffffff', opacity: 0.45, isGuide: true })
    }
    const points = path.x.flatMap((v, i) => [x.at(v), y.at(path.y[i])])
    // Light with a dark rim: seen over every colour of the map.
    if (points.length > 2) {
      marks.push({ type: 'line', points, stroke: '#000000', width: 4, opacity: 0.55 })
      marks.push({ type: 'line', points, stroke: '#ffffff', width: 2 })
    }
    const tips: Tip[] = []
    const last = path.x.length - 1
    for (let i = 0; i <= last; i++) {
      const [px, py] = [points[2 * i] as number, points[2 * i + 1] as number]
      if (!(Number.isFinite(px) && Number.isFinite(py))) continue
      if (i === 0 || i === last || last < 60) {
        const radius = i === 0 || i === last ? medium.dot * 1.4 : medium.dot * 0.6
        const fill = i === last ? '#ffd166' : '#ffffff'
        marks.push({
          type: 'dot',
          shape: i === last ? 'star' : 'circle',
          x: px,
          y: py,
          radius,
          fill,
          stroke: '#000000',
        })
      }
      if (i % Math.ceil((last + 1) / 500) === 0 || i === last) {
        tips.push({
          x: px,
          y: py,
          text: () =>
            `${words(medium.lang).step} ${i}\n${valueText(path.x[i])}, ${valueText(path.y[i])}`,
        })
      }
    }
    const bar = colourBar('viridis', shown, plot.y, plot.height, medium, figure.levels)
    return {
      marks: [
        ...frame,
        clipped(plot, marks, medium),
        { type: 'group', x: plot.x + plot.width + 2 * medium.gapX, marks: bar.marks },
      ],
      tips,
    }
  },
  table: ({ path, x, y }, lang) => ({
    columns: [words(lang).step, x.label ?? 'x', y.label ?? 'y'],
    rows: path.x.map((v, i) => [i, v, path.y[i] ?? null]),
  }),
  sentence({ grid: g, x, y, path }, lang) {
    const facts = gridFacts(g)
    const place = (at: readonly [number, number]) => {
      const value = ([low, high]: readonly [number, number], share: number) =>
        valueText(low + share * (high - low))
      return `${x.label ?? 'x'} = ${value(x.domain, (at[1] + 0.5) / g.columns)}, ${y.label ?? 'y'} = ${value(y.domain, (at[0] + 0.5) / g.rows)}`
    }
    const end = (i: number) => `${valueText(path.x[i])}, ${valueText(path.y[i])}`
    return words(lang).surface(
      facts && {
        low: valueText(facts.low),
        lowAt: place(facts.lowAt),
        high: valueText(facts.high),
      },
      path.x.length > 0
        ? { steps: path.x.length, from: end(0), to: end(path.x.length - 1) }
        : undefined,
    )
  },
}

/** Lines of equal loss, in cells; NaN parts their pieces. */
const contourLines = (
  values: readonly (number | null)[],
  rows: number,
  columns: number,
  [low, high]: readonly [number, number],
): number[][] => {
  if (rows < 2 || columns < 2) return []
  const trace = contours().size([columns, rows])
  const numbers = values.map((v) => v ?? Number.NaN)
  return Array.from(
    { length: lineCount - 1 },
    (_, i) => low + ((i + 1) / lineCount) * (high - low),
  ).flatMap((level) =>
    trace
      .contour(numbers, level)
      .coordinates.flat()
      .map((ring) =>
        (ring as [number, number][]).flatMap(([x, y]) =>
          x <= 0 || y <= 0 || x >= columns || y >= rows ? [Number.NaN, Number.NaN] : [x, y],
        ),
      ),
  )
}
