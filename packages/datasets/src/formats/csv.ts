import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'
import type { Chunks } from './chunks.js'
import { type CsvOptions, csvSettings } from './csv-options.js'
import { RowReader } from './csv-rows.js'
import { inferType } from './csv-values.js'
import { linesOf, streamedLines } from './lines.js'

export type CsvColumn = { readonly name: string } & (
  | { readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly type: 'string'; readonly values: readonly (string | null)[] }
  | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
)

export interface CsvTable {
  /** Rows of data. */
  readonly length: number
  readonly names: readonly string[]
  /** In the order of the file; each holds `length` values. */
  readonly columns: readonly CsvColumn[]
  /** @throws `datasets/csv-unknown-column` */
  column(name: string): CsvColumn
}

/** One row by the names of its columns. */
export type CsvRow = Readonly<Record<string, number | string | boolean | null>>

/**
 * Reads a whole CSV file (RFC 4180, UTF-8 with or without a byte order mark, lines that end with LF
 * or CRLF) into columns.
 *
 * A column without a type in `types` becomes numbers or booleans if every cell of the file is one,
 * else text. Codes such as 007 and whole numbers beyond 2^53 stay text, unless `types` says
 * otherwise. Blank lines are skipped, but count as a missing value where rows have a single cell.
 *
 * @throws `datasets/csv-ragged`, `datasets/csv-value`, `datasets/csv-quote`,
 * `datasets/csv-open-quote`, `datasets/csv-bare-cr`, `datasets/csv-same-name`,
 * `datasets/csv-unknown-column`, `datasets/csv-empty`, `datasets/not-utf8`,
 * `datasets/line-too-long`, `datasets/too-many-rows`, `datasets/bad-option`
 *
 * @example
 * ```ts
 * const table = parseCsv('city,size\nParis,105.4\nRome,\n')
 * console.log(table.column('size').values) // [ 105.4, null ]
 * ```
 */
export const parseCsv = (whole: string | Uint8Array, options: CsvOptions = {}): CsvTable => {
  if (typeof whole !== 'string') checkBytes('the CSV file', whole)
  const settings = csvSettings(options, 10_000_000)
  const { file, types } = settings
  const reader = new RowReader(settings)
  const lines: number[] = []
  const cells: (string | null)[][] = []
  for (const line of linesOf(whole, { file, limitBytes: settings.limitRowBytes })) {
    const row = reader.take(line)
    if (!row) continue
    lines.push(row.line)
    row.cells.forEach((cell, index) => {
      cells[index] ??= []
      cells[index].push(reader.isMissing(cell) ? null : cell)
    })
  }
  reader.end()

  const columns = reader.names.map((name, index) => {
    const column = cells[index] ?? []
    const type = Object.hasOwn(types, name) ? types[name]! : inferType(column)
    const values = column.map((cell, row) =>
      cell === null ? null : reader.value(cell, type, lines[row]!, name),
    )
    return { name, type, values } as CsvColumn
  })
  const byName = new Map(columns.map((column) => [column.name, column]))
  return {
    length: lines.length,
    names: reader.names,
    columns,
    column: (name) => {
      const column = byName.get(name)
      if (column) return column
      const known = reader.names
      throw datasetsError('datasets/csv-unknown-column', { file, column: String(name), known })
    },
  }
}

/**
 * Reads a CSV file row by row, in memory that does not grow with the file. Columns are text unless
 * `types` says otherwise: what comes later is not known yet.
 *
 * @throws the errors of {@link parseCsv}, when the row is asked for that has the fault
 *
 * @example
 * ```ts
 * for await (const row of csvRows(createReadStream('cities.csv'), { types: { size: 'number' } })) {
 *   console.log(row.city, row.size)
 * }
 * ```
 */
export async function* csvRows(
  chunks: Chunks,
  options: CsvOptions = {},
): AsyncGenerator<CsvRow, void, undefined> {
  const settings = csvSettings(options, Number.POSITIVE_INFINITY)
  const { file, types, limitRowBytes } = settings
  const reader = new RowReader(settings)
  for await (const line of streamedLines(chunks, { file, limitBytes: limitRowBytes })) {
    const row = reader.take(line)
    if (!row) continue
    // fromEntries makes own properties only, even of a column called __proto__.
    yield Object.fromEntries(
      reader.names.map((name, index) => {
        const cell = row.cells[index]!
        if (reader.isMissing(cell)) return [name, null]
        const type = Object.hasOwn(types, name) ? types[name]! : 'string'
        return [name, reader.value(cell, type, row.line, name)]
      }),
    )
  }
  reader.end()
}
