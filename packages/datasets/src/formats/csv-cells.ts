import { datasetsError } from '../errors.js'
import type { CsvSettings } from './csv-options.js'
import { excerpt } from './excerpt.js'
import type { Line } from './lines.js'

/** One row of the file, its cells as text. */
export interface CsvCells {
  /** The line on which the row starts, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Cuts lines into cells as RFC 4180 says: a cell in quotes may hold delimiters, line ends, and
 * quotes written twice.
 */
export class CellCutter {
  readonly #settings: CsvSettings
  #cells: string[] = []
  /** What came so far of a cell in quotes that is not over yet. */
  #quoted: string | undefined
  #quotedAt = { line: 1, column: 1 }
  #rowLine = 1
  #rowBytes = 0

  constructor(settings: CsvSettings) {
    this.#settings = settings
  }

  /** @returns the row that ends with this line, or `undefined` within quotes */
  take({ number: line, text, size }: Line): CsvCells | undefined {
    const { file, delimiter, limitRowBytes } = this.#settings
    if (this.#quoted === undefined) {
      this.#rowLine = line
      this.#rowBytes = 0
    }
    this.#rowBytes += size + 1
    // The line feed of the last line of a row is not counted.
    if (this.#rowBytes > limitRowBytes + 1) {
      const details = { file, line: this.#rowLine, limitBytes: limitRowBytes }
      throw datasetsError('datasets/line-too-long', details)
    }

    const end = text.endsWith('\r') ? text.length - 1 : text.length
    for (let at = 0; ; at++) {
      if (this.#quoted === undefined && text[at] !== '"') {
        const next = text.indexOf(delimiter, at)
        const stop = next < 0 || next > end ? end : next
        this.#cells.push(this.#plain(text.slice(at, stop), line, at))
        at = stop
      } else {
        if (this.#quoted === undefined) {
          this.#quoted = ''
          this.#quotedAt = { line, column: at + 1 }
          at += 1
        }
        const after = this.#finishQuoted(text, at)
        if (after === undefined) return undefined
        at = after
        if (at < end && text[at] !== delimiter) {
          const received = excerpt(text.slice(at, end), 20)
          throw datasetsError('datasets/csv-quote', { file, line, column: at + 1, received })
        }
      }
      if (at >= end) break
    }
    const cells = this.#cells
    this.#cells = []
    return { line: this.#rowLine, cells }
  }

  /** @throws `datasets/csv-open-quote` if the file ends within quotes */
  end(): void {
    if (this.#quoted === undefined) return
    throw datasetsError('datasets/csv-open-quote', {
      file: this.#settings.file,
      ...this.#quotedAt,
    })
  }

  #plain(cell: string, line: number, start: number): string {
    const { file } = this.#settings
    const quote = cell.indexOf('"')
    if (quote >= 0) {
      const received = excerpt(cell, 20)
      throw datasetsError('datasets/csv-quote', { file, line, column: start + quote + 1, received })
    }
    const carriageReturn = cell.indexOf('\r')
    if (carriageReturn >= 0) {
      const column = start + carriageReturn + 1
      throw datasetsError('datasets/csv-bare-cr', { file, line, column })
    }
    return cell
  }

  /** @returns the place after the closing quote, or `undefined` if it is not in this line */
  #finishQuoted(text: string, start: number): number | undefined {
    for (let at = start; ; ) {
      const quote = text.indexOf('"', at)
      if (quote < 0) {
        this.#quoted += `${text.slice(at)}\n`
        return undefined
      }
      if (text[quote + 1] !== '"') {
        this.#cells.push(this.#quoted + text.slice(at, quote))
        this.#quoted = undefined
        return quote + 1
      }
      this.#quoted += text.slice(at, quote + 1)
      at = quote + 2
    }
  }
}
