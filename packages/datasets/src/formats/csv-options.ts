import { checkInteger, checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'

/** What the cells of a column are. */
export type CsvType = 'number' | 'string' | 'boolean'

export interface CsvOptions {
  /** How errors call the file. */
  readonly file?: string
  /** One character between cells. Default: a comma. */
  readonly delimiter?: string
  /**
   * `true` (default): the first row holds the names of the columns. `false`: it is data, and the
   * columns are called column1, column2 and so on. A list: the names of a file without that row.
   */
  readonly header?: boolean | readonly string[]
  /** Types of columns by name. The others are inferred by `parseCsv`, and text in `csvRows`. */
  readonly types?: Readonly<Record<string, CsvType>>
  /** Cells that mean "no value" and become null, quoted or not. Default: `['']`. */
  readonly missing?: readonly string[]
  /** The most bytes in one row. Default: 16 MiB. An open quote would else swallow the whole file. */
  readonly limitRowBytes?: number
  /** The most rows, header aside. Default: 10 million in `parseCsv`, any number in `csvRows`. */
  readonly limitRows?: number
}

export type CsvSettings = Required<CsvOptions>

const refuse = (option: string, expected: string, received: unknown): never => {
  const words = typeof received === 'string' ? JSON.stringify(received) : String(received)
  throw datasetsError('datasets/bad-option', { option, expected, received: words })
}

const types: readonly unknown[] = ['number', 'string', 'boolean'] satisfies CsvType[]

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** @throws `datasets/bad-option` */
export const csvSettings = (options: CsvOptions, mostRows: number): CsvSettings => {
  const settings = {
    file: options.file ?? 'The CSV file',
    delimiter: options.delimiter ?? ',',
    header: options.header ?? true,
    types: options.types ?? {},
    missing: options.missing ?? [''],
    limitRowBytes: options.limitRowBytes ?? 2 ** 24,
    limitRows: options.limitRows ?? mostRows,
  }
  checkText('file', settings.file)
  const { delimiter, header, missing, limitRows } = settings
  if (typeof delimiter !== 'string' || delimiter.length !== 1 || '"\r\n'.includes(delimiter)) {
    refuse('delimiter', 'one character, neither a quote nor a line end', delimiter)
  }
  if (typeof header !== 'boolean' && !isTexts(header)) {
    refuse('header', 'true, false or a list of names', header)
  }
  if (!isTexts(missing)) refuse('missing', 'a list of texts', missing)
  for (const [name, type] of Object.entries(settings.types)) {
    if (!types.includes(type)) refuse(`types.${name}`, types.join(', '), type)
  }
  checkInteger('limitRowBytes', settings.limitRowBytes, { min: 1 })
  if (limitRows !== Number.POSITIVE_INFINITY) checkInteger('limitRows', limitRows, { min: 0 })
  return settings
}
