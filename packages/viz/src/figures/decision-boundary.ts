import { contours } from 'd3-contour'
import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { clipped } from '../layout/clipped.js'
import { plane } from '../layout/plane.js'
import { dotOf } from '../layout/series-style.js'
import { rgbOf } from '../scales/colours.js'
import { percentText, valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { themes } from '../scene/theme.js'
import { cellsOf, classesOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import { type Numbers, shapeOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import { domainOf } from './axis-domain.js'
import type { FigureOptions, FlatAxisOptions, Kind } from './kind.js'
import { make } from './make.js'
import { cells, count, flatAxis, head, positive, rule, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('decisionBoundary'),
    x: flatAxis,
    y: flatAxis,
    classes: texts,
    /** The class at the middle of each cell, rows from the least y on. */
    rows: positive,
    columns: positive,
    regions: z.array(count),
    points: z.strictObject({ x: cells, y: cells, classes: z.array(count) }),
  })
  .check(
    rule(
      ({ rows, columns, regions }) => regions.length === rows * columns,
      'expected a class for each cell',
    ),
  )
  .check(
    rule(
      ({ points: p }) => p.x.length === p.y.length && p.x.length === p.classes.length,
      'expected x, y and a class for each point',
    ),
  )
  .check(
    rule(
      ({ classes, regions, points: p }) =>
        [...regions, ...p.classes].every((c) => c < classes.length),
      'expected classes that have a name',
    ),
  )

/** Which class a model gives to each place of a plane, and the examples. */
export type DecisionBoundary = z.infer<typeof schema>

export interface DecisionBoundaryOptions extends FigureOptions {
  readonly x?: FlatAxisOptions
  readonly y?: FlatAxisOptions
  readonly classes: readonly string[]
  /** Points of shape `[n, 2]`. */
  readonly points: Numbers
  /** The class of each point. */
  readonly labels: Numbers
  /** The model: the class of each row of `[n, 2]` places, row after row. */
  readonly predict: (places: Float32Array, count: number) => Numbers
  /** Cells along each side; left out: 120. */
  readonly resolution?: number
}

/**
 * Asks the model about a grid of places once, and colours them by the answer.
 *
 * @example
 * ```ts
 * const figure = decisionBoundary({
 *   classes: ['cat', 'dog'],
 *   points: [[0, 0], [1, 1]],
 *   labels: [0, 1],
 *   predict: (places, count) =>
 *     Array.from({ length: count }, (_, i) => Number(places[2 * i] + places[2 * i + 1] > 1)),
 * })
 * ```
 */
export const decisionBoundary = ({
  points,
  labels,
  predict,
  resolution = 120,
  x = {},
  y = {},
  ...options
}: DecisionBoundaryOptions): DecisionBoundary => {
  const shape = shapeOf(points)
  if (shape.length !== 2 || shape[1] !== 2) {
    throw vizError('viz/bad-shape', {
      what: 'points',
      expected: '[n, 2]',
      received: `[${shape.join(', ')}]`,
    })
  }
  if (!(Number.isInteger(resolution) && resolution >= 2 && resolution <= 1000)) {
    throw vizError('viz/bad-count', { option: 'resolution', least: 2, received: resolution })
  }
  const flat = cellsOf(points)
  const xs = flat.filter((_, i) => i % 2 === 0)
  const ys = flat.filter((_, i) => i % 2 === 1)
  const classes = classesOf(labels, 'labels')
  mustHave(xs.length, classes, 'labels')
  const across = domainOf(x, 0.1, xs)
  const up = domainOf(y, 0.1, ys)
  const places = new Float32Array(resolution * resolution * 2)
  for (let row = 0; row < resolution; row++) {
    for (let column = 0; column < resolution; column++) {
      const at = (row * resolution + column) * 2
      places[at] = across[0] + ((column + 0.5) / resolution) * (across[1] - across[0])
      places[at + 1] = up[0] + ((row + 0.5) / resolution) * (up[1] - up[0])
    }
  }
  const count = resolution * resolution
  const regions = classesOf(predict(places, count), 'predict()')
  mustHave(count, regions, 'predict()')
  return make(schema, {
    kind: 'decisionBoundary',
    ...options,
    x: { ...x, domain: across },
    y: { ...y, domain: up },
    rows: resolution,
    columns: resolution,
    regions,
    points: { x: xs, y: ys, classes },
  })
}

export const decisionBoundaryKind: Kind<DecisionBoundary> = {
  schema,
  draw(figure, width, height, medium) {
    const { rows, columns, regions, points, classes } = figure
    const legend = { swatch: 'dot', labels: classes } as const
    const { plot, x, y, frame } = plane(
      width,
      height,
      {
        x: { label: figure.x.label ?? 'x', scale: 'linear', domain: figure.x.domain },
        y: { label: figure.y.label ?? 'y', scale: 'linear', domain: figure.y.domain },
        legend,
        bare: true,
      },
      medium,
    )
    const pixels = new Uint8Array(rows * columns * 4)
    for (const [index, region] of regions.entries()) {
      const [row, column] = [rows - 1 - Math.floor(index / columns), index % columns]
      // Pale enough for the points, over a light and a dark page alike.
      const colour = rgbOf(themes.light.series[region % themes.light.series.length] as string)
      pixels.set([...colour, 70], (row * columns + column) * 4)
    }
    const marks: Mark[] = [{ type: 'image', ...plot, pixels, columns, rows }]
    for (const line of bordersOf(figure)) {
      const points = line.map((v, i) =>
        i % 2 === 0
          ? plot.x + (v / columns) * plot.width
          : plot.y + plot.height - (v / rows) * plot.height,
      )
      marks.push({ type: 'line', points, stroke: medium.theme.muted, width: 1 })
    }
    const tips: Tip[] = []
    for (const [index, at] of points.x.entries()) {
      const [px, py] = [x.at(at), y.at(points.y[index])]
      if (!(Number.isFinite(px) && Number.isFinite(py))) continue
      const series = points.classes[index] as number
      marks.push({ ...dotOf(series, px, py, medium), stroke: medium.theme.background })
      tips.push({
        x: px,
        y: py,
        text: () => `${classes[series]}\n${valueText(at)}, ${valueText(points.y[index])}`,
      })
    }
    return { marks: [...frame, clipped(plot, marks, medium)], tips }
  },
  table: ({ points, classes, x, y }, lang) => ({
    columns: [x.label ?? 'x', y.label ?? 'y', words(lang).className],
    rows: points.x.map((v, i) => [
      v,
      points.y[i] ?? null,
      classes[points.classes[i] as number] as string,
    ]),
  }),
  sentence({ regions, classes, points }, lang) {
    const shares = classes.map((name, c) => ({
      name,
      share: percentText(regions.filter((region) => region === c).length / regions.length),
    }))
    return words(lang).decision(shares, points.x.length)
  },
}

/** The borders between classes, in cells: the outline of each region but the frame. */
const bordersOf = ({ rows, columns, regions, classes }: DecisionBoundary): number[][] => {
  if (rows < 2 || columns < 2) return []
  const trace = contours().size([columns, rows])
  const isFrame = (v: number, most: number) => v <= 0 || v >= most
  return classes.flatMap((_, c) => {
    const isClass = regions.map((region) => Number(region === c))
    if (!isClass.includes(0) || !isClass.includes(1)) return []
    return trace
      .contour(isClass, 0.5)
      .coordinates.flat()
      .flatMap((ring) => {
        const line: number[] = []
        for (const [x, y] of ring as [number, number][]) {
          if (isFrame(x, columns) || isFrame(y, rows)) line.push(Number.NaN, Number.NaN)
          else line.push(x, y)
        }
        return line.some((v) => !Number.isNaN(v)) ? [line] : []
      })
  })
}
