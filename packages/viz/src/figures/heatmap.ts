import * as z from 'zod/mini'
import { colourDomain, matrix } from '../layout/matrix.js'
import { valueText } from '../scales/format.js'
import { gridOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import type { Numbers } from '../values/numbers.js'
import { words } from '../words/words.js'
import { type ColourOptions, colourOptions, mapOf } from './colour-options.js'
import { gridFacts } from './grid-facts.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { grid, head, rule, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('heatmap'),
    ...colourOptions,
    grid,
    rowNames: z.optional(texts),
    columnNames: z.optional(texts),
    rowLabel: z.optional(z.string()),
    columnLabel: z.optional(z.string()),
  })
  .check(
    rule(
      ({ grid: g, rowNames, columnNames }) =>
        (rowNames?.length ?? g.rows) === g.rows && (columnNames?.length ?? g.columns) === g.columns,
      'expected a name for each row and each column',
    ),
  )

/** A table of numbers, each cell coloured by its value. */
export type Heatmap = z.infer<typeof schema>

export interface HeatmapOptions extends FigureOptions, ColourOptions {
  /** Shape `[rows, columns]`. */
  readonly values: Numbers
  readonly rowNames?: readonly string[]
  readonly columnNames?: readonly string[]
  /** What the rows are. */
  readonly rowLabel?: string
  readonly columnLabel?: string
}

/**
 * Coloured cells with their values where there is room. NaN stays blank.
 *
 * @example
 * ```ts
 * const figure = heatmap({ values: [[1, 2], [3, 4]], columnNames: ['a', 'b'] })
 * ```
 */
export const heatmap = ({ values, rowNames, columnNames, ...options }: HeatmapOptions): Heatmap => {
  const found = gridOf(values, 'values')
  for (const [what, names, expected] of [
    ['rowNames', rowNames, found.rows],
    ['columnNames', columnNames, found.columns],
  ] as const) {
    if (names) mustHave(expected, names, what)
  }
  return make(schema, { kind: 'heatmap', ...options, rowNames, columnNames, grid: found })
}

const namesOf = (names: readonly string[] | undefined, count: number) =>
  names ?? Array.from({ length: count }, (_, i) => String(i))

export const heatmapKind: Kind<Heatmap> = {
  schema,
  draw(figure, width, height, medium) {
    const rows = namesOf(figure.rowNames, figure.grid.rows)
    const columns = namesOf(figure.columnNames, figure.grid.columns)
    const domain = colourDomain(figure.grid.values, {
      low: figure.vmin,
      high: figure.vmax,
      center: figure.center,
    })
    return matrix(
      figure.grid,
      {
        x: { names: columns, label: figure.columnLabel },
        y: { names: rows, label: figure.rowLabel },
        map: mapOf(figure),
        domain,
        equal: false,
        bar: true,
        textOf: valueText,
        tipOf: (row, column, value) => `${rows[row]}, ${columns[column]}\n${valueText(value)}`,
      },
      width,
      height,
      medium,
    )
  },
  table: (figure) => ({
    columns: [figure.rowLabel ?? '', ...namesOf(figure.columnNames, figure.grid.columns)],
    rows: namesOf(figure.rowNames, figure.grid.rows).map((name, row) => [
      name,
      ...figure.grid.values.slice(row * figure.grid.columns, (row + 1) * figure.grid.columns),
    ]),
  }),
  sentence(figure, lang) {
    const facts = gridFacts(figure.grid)
    const rows = namesOf(figure.rowNames, figure.grid.rows)
    const columns = namesOf(figure.columnNames, figure.grid.columns)
    const at = ([row, column]: readonly [number, number]) => `${rows[row]}, ${columns[column]}`
    return words(lang).cells(
      figure.grid.rows,
      figure.grid.columns,
      facts && {
        low: valueText(facts.low),
        lowAt: at(facts.lowAt),
        high: valueText(facts.high),
        highAt: at(facts.highAt),
        missing: facts.missing,
      },
    )
  },
}
