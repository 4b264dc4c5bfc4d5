import { datasetsError } from '../errors.js'
import { CellCutter, type CsvCells } from './csv-cells.js'
import type { CsvSettings, CsvType } from './csv-options.js'
import { readBoolean, readNumber } from './csv-values.js'
import { excerpt } from './excerpt.js'
import type { Line } from './lines.js'

/** The rows of one file, line by line: names first, then as many cells in each row. */
export class RowReader {
  readonly #settings: CsvSettings
  readonly #cutter: CellCutter
  readonly #missing: ReadonlySet<string>
  #names: readonly string[] | undefined
  #rows = 0

  constructor(settings: CsvSettings) {
    this.#settings = settings
    this.#cutter = new CellCutter(settings)
    this.#missing = new Set(settings.missing)
    if (typeof settings.header !== 'boolean') this.#setNames(settings.header)
  }

  /** @throws `datasets/csv-empty` if the file is over and told no names */
  get names(): readonly string[] {
    if (this.#names) return this.#names
    throw datasetsError('datasets/csv-empty', { file: this.#settings.file })
  }

  /** @returns the row of data that ends with this line, if one does */
  take(line: Line): CsvCells | undefined {
    const row = this.#cutter.take(line)
    if (!row) return undefined
    const { file, header, limitRows } = this.#settings
    // A blank line is a missing value where rows have one cell, and nothing at all elsewhere.
    const isBlank = row.line === line.number && (line.text === '' || line.text === '\r')
    if (isBlank && this.#names?.length !== 1) return undefined
    if (!this.#names) {
      if (header === true) {
        this.#setNames(row.cells)
        return undefined
      }
      this.#setNames(row.cells.map((_, index) => `column${index + 1}`))
    }
    const expected = this.names.length
    if (row.cells.length !== expected) {
      const details = { file, line: row.line, expected, received: row.cells.length }
      throw datasetsError('datasets/csv-ragged', details)
    }
    this.#rows += 1
    if (this.#rows > limitRows) {
      throw datasetsError('datasets/too-many-rows', { file, line: row.line, limitRows })
    }
    return row
  }

  /** @throws `datasets/csv-open-quote`, `datasets/csv-empty` */
  end(): void {
    this.#cutter.end()
    void this.names
  }

  isMissing(cell: string): boolean {
    return this.#missing.has(cell)
  }

  /** @throws `datasets/csv-value` if `cell` is not of `type` */
  value(cell: string, type: CsvType, line: number, column: string): number | string | boolean {
    if (type === 'string') return cell
    const value = type === 'number' ? readNumber(cell) : readBoolean(cell)
    if (value !== undefined) return value
    const { file } = this.#settings
    throw datasetsError('datasets/csv-value', { file, line, column, type, received: excerpt(cell) })
  }

  #setNames(names: readonly string[]): void {
    const { file, types } = this.#settings
    const places = new Map<string, number>()
    names.forEach((column, index) => {
      const first = places.get(column)
      if (first !== undefined) {
        const details = { file, column, first, second: index + 1 }
        throw datasetsError('datasets/csv-same-name', details)
      }
      places.set(column, index + 1)
    })
    for (const column of Object.keys(types)) {
      if (!places.has(column)) {
        throw datasetsError('datasets/csv-unknown-column', { file, column, known: names })
      }
    }
    this.#names = names
  }
}
