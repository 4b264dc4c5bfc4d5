import * as z from 'zod/mini'
import { valueText } from '../scales/format.js'
import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'
import { mustHave } from '../values/lengths.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { head, rule, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('table'),
    columns: texts,
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  })
  .check(
    rule(
      ({ columns, rows }) => rows.every((row) => row.length === columns.length),
      'expected as many cells in each row as there are columns',
    ),
  )

/** Rows of texts and numbers. */
export type TableFigure = z.infer<typeof schema>

export interface TableOptions extends FigureOptions {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/**
 * A table: texts to the left, numbers to the right.
 *
 * @example
 * ```ts
 * const figure = table({ columns: ['backend', 'ms'], rows: [['wasm', 416], ['cpu', 1_000_000]] })
 * ```
 */
export const table = ({ rows, columns, ...options }: TableOptions): TableFigure => {
  for (const row of rows) {
    mustHave(columns.length, row, 'cells')
  }
  const finite = rows.map((row) =>
    row.map((v) => (typeof v === 'number' && !Number.isFinite(v) ? null : v)),
  )
  return make(schema, { kind: 'table', ...options, columns, rows: finite })
}

/** A figure is looked at as a whole; all rows are in its table. */
const mostRows = 200

const rowHeight = ({ small, gapY }: Medium) => small.line + gapY

export const tableKind: Kind<TableFigure> = {
  schema,
  least: () => ({ width: 60, height: 40 }),
  height: ({ rows }, _width, medium) =>
    (Math.min(rows.length, mostRows + 1) + 1) * rowHeight(medium) + medium.gapY,
  draw({ columns, rows }, width, height, medium) {
    const { small, gapX, theme } = medium
    const step = rowHeight(medium)
    const room = Math.max(0, Math.floor(height / step) - 1)
    const most =
      rows.length > Math.min(room, mostRows)
        ? Math.max(0, Math.min(room, mostRows) - 1)
        : rows.length
    const shown = rows.slice(0, most)
    const textOf = (v: string | number | null) => (typeof v === 'string' ? v : valueText(v))
    const isNumeric = columns.map(
      (_, c) =>
        rows.some((row) => typeof row[c] === 'number') &&
        rows.every((row) => typeof row[c] !== 'string'),
    )
    const widths = widthsOf(
      columns.map((name, c) =>
        Math.max(
          medium.widthOf(name, small),
          ...shown.map((row) => medium.widthOf(textOf(row[c] ?? null), small)),
        ),
      ),
      width,
      3 * gapX,
    )
    const marks: Mark[] = []
    const line = (cells: readonly string[], top: number, fill: string) => {
      let x = 0
      for (const [c, text] of cells.entries()) {
        const w = widths[c] as number
        const fit = fitted(text, w, small, medium)
        if (fit !== '')
          marks.push(
            textMark(
              fit,
              isNumeric[c] ? x + w : x,
              top,
              small,
              fill,
              isNumeric[c] ? 'end' : 'start',
            ),
          )
        x += w + 3 * gapX
      }
    }
    line(columns, 0, theme.muted)
    if (medium.gapY > 0)
      marks.push({
        type: 'line',
        points: [0, step - 1, width, step - 1],
        stroke: theme.axis,
        width: 1,
      })
    for (const [r, row] of shown.entries())
      line(row.map(textOf), (r + 1) * step + medium.gapY / 2, theme.ink)
    if (shown.length < rows.length) {
      const rest = words(medium.lang).moreRows(rows.length - shown.length)
      marks.push(
        textMark(
          fitted(rest, width, small, medium),
          0,
          (shown.length + 1) * step + medium.gapY / 2,
          small,
          theme.muted,
        ),
      )
    }
    return { marks, tips: [] }
  },
  table: ({ columns, rows }) => ({ columns, rows }),
  sentence: ({ columns, rows }, lang) => words(lang).table(rows.length, columns),
}

/** Columns as wide as they like, or the widest made narrower until all fit. */
const widthsOf = (wanted: readonly number[], width: number, gap: number): number[] => {
  const room = Math.max(0, width - gap * Math.max(0, wanted.length - 1))
  let [low, high] = [0, Math.max(0, ...wanted)]
  const sum = (most: number) => wanted.reduce((total, w) => total + Math.min(w, most), 0)
  if (sum(high) <= room) return [...wanted]
  while (high - low > 0.5) {
    const middle = (low + high) / 2
    if (sum(middle) <= room) low = middle
    else high = middle
  }
  return wanted.map((w) => Math.min(w, low))
}
