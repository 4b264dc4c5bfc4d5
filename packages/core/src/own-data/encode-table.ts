import type { CsvColumn, CsvTable } from '@firstgrad/datasets'
import { ownDataError } from './error.js'

/** How a column becomes numbers of about 1. */
export type Encoding =
  | { readonly kind: 'number'; readonly name: string; readonly mean: number; readonly std: number }
  | { readonly kind: 'category'; readonly name: string; readonly values: readonly string[] }

/** A column that is not learned from. */
export interface LeftOut {
  readonly name: string
  readonly because: 'empty' | 'one-value' | 'many-texts'
}

/** What is to be foretold. */
export type Target =
  | { readonly kind: 'class'; readonly name: string; readonly classes: readonly string[] }
  | { readonly kind: 'number'; readonly name: string; readonly mean: number; readonly std: number }

/** A table as numbers. */
export interface TableData {
  readonly columns: readonly Encoding[]
  readonly leftOut: readonly LeftOut[]
  readonly target: Target
  /** `[length, width]` */
  readonly x: Float32Array
  readonly width: number
  /** The number of the class, or the number itself. */
  readonly y: Float32Array
  /** Rows without a target, which are left out. */
  readonly rowsLeftOut: number
}

type Cell = number | string | boolean | null

const mostCategories = 30
const mostClasses = 20
const fewestRows = 20
const mostRows = 20_000

const cellsOf = ({ values }: CsvColumn): readonly Cell[] => values

const distinct = (cells: readonly Cell[]) =>
  [...new Set(cells.filter((cell) => cell !== null).map(String))].sort()

const momentsOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, std: Math.sqrt(variance) }
}

const isNumber = (cell: Cell): cell is number => typeof cell === 'number' && Number.isFinite(cell)

const encodingOf = (column: CsvColumn, rows: readonly number[]): Encoding | LeftOut => {
  const { name, type } = column
  const cells = rows.map((row) => cellsOf(column)[row]!)
  const values = distinct(cells)
  if (values.length === 0) return { name, because: 'empty' }
  if (values.length === 1) return { name, because: 'one-value' }
  if (type === 'number') return { kind: 'number', name, ...momentsOf(cells.filter(isNumber)) }
  if (values.length > mostCategories) return { name, because: 'many-texts' }
  return { kind: 'category', name, values }
}

/** How many numbers stand for a cell. */
export const widthOf = (encoding: Encoding): number =>
  encoding.kind === 'number' ? 1 : encoding.values.length

/** A row as numbers; what is missing becomes the mean, or none of the categories. */
export const encodeRow = (
  columns: readonly Encoding[],
  cellOf: (name: string) => Cell | undefined,
): number[] =>
  columns.flatMap((column) => {
    const cell = cellOf(column.name) ?? null
    if (column.kind === 'number') {
      return [isNumber(cell) ? (cell - column.mean) / column.std : 0]
    }
    return column.values.map((value) => +(cell !== null && String(cell) === value))
  })

const targetOf = (column: CsvColumn, rows: readonly number[]): Target => {
  const { name, type } = column
  const cells = rows.map((row) => cellsOf(column)[row]!)
  const values = distinct(cells)
  if (values.length < 2) throw ownDataError({ what: 'target', name, because: 'one-value' })
  const whole = cells.every((cell) => typeof cell !== 'number' || Number.isInteger(cell))
  // A few whole numbers are names of classes as often as they are amounts: ten of them or fewer.
  if (type === 'number' && !(whole && values.length <= 10)) {
    return { kind: 'number', name, ...momentsOf(cells.filter(isNumber)) }
  }
  if (values.length > mostClasses) {
    throw ownDataError({ what: 'target', name, because: 'many-texts' })
  }
  const classes = type === 'number' ? values.sort((a, b) => Number(a) - Number(b)) : values
  return { kind: 'class', name, classes }
}

/**
 * Makes numbers of a table: numbers are scaled to mean 0 and standard deviation 1, texts of a few
 * kinds become one column a kind, other texts are left out. A target of texts, truths or at most ten
 * whole numbers is a class, any other a number.
 *
 * @param name of the column that is to be foretold from the others
 * @throws `core/own-data`
 *
 * @example
 * ```ts
 * const data = encodeTable(readTable(bytes, 'penguins.csv'), 'species')
 * console.log(data.target.kind, data.width) // class 8
 * ```
 */
export const encodeTable = (table: CsvTable, name: string): TableData => {
  if (!table.names.includes(name)) {
    throw ownDataError({ what: 'no-column', name, known: table.names })
  }
  const aim = table.column(name)
  const rows = Array.from({ length: table.length }, (_, row) => row).filter(
    (row) => cellsOf(aim)[row] !== null,
  )
  if (rows.length < fewestRows) {
    throw ownDataError({ what: 'few-rows', count: rows.length, least: fewestRows })
  }
  if (rows.length > mostRows) {
    throw ownDataError({ what: 'many-rows', count: rows.length, most: mostRows })
  }
  const target = targetOf(aim, rows)
  const others = table.columns.filter((column) => column.name !== name)
  const encodings = others.map((column) => encodingOf(column, rows))
  const columns = encodings.filter((each) => 'kind' in each)
  const leftOut = encodings.filter((each) => 'because' in each)
  if (columns.length === 0) throw ownDataError({ what: 'no-features' })
  const byName = new Map(others.map((column) => [column.name, cellsOf(column)]))
  const x = rows.flatMap((row) => encodeRow(columns, (each) => byName.get(each)?.[row]))
  const y = rows.map((row) => {
    const cell = cellsOf(aim)[row]!
    return target.kind === 'class' ? target.classes.indexOf(String(cell)) : Number(cell)
  })
  return {
    columns,
    leftOut,
    target,
    x: Float32Array.from(x),
    width: columns.reduce((sum, column) => sum + widthOf(column), 0),
    y: Float32Array.from(y),
    rowsLeftOut: table.length - rows.length,
  }
}
