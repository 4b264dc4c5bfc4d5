import { checkInteger, checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'
import type { Chunks } from './chunks.js'
import { excerpt } from './excerpt.js'
import { type Line, linesOf, streamedLines } from './lines.js'

export interface JsonlOptions {
  /** How errors call the file. */
  readonly file?: string
  /** The most bytes in one line. Default: 16 MiB. */
  readonly limitLineBytes?: number
  /** The most values. Default: 10 million in `parseJsonl`, any number in `jsonlRows`. */
  readonly limitRows?: number
}

/** Reads the value of each line, and counts. */
const valueReader = (options: JsonlOptions, mostRows: number) => {
  const { file = 'The JSONL file', limitLineBytes = 2 ** 24, limitRows = mostRows } = options
  checkText('file', file)
  checkInteger('limitLineBytes', limitLineBytes, { min: 1 })
  if (limitRows !== Number.POSITIVE_INFINITY) checkInteger('limitRows', limitRows, { min: 0 })
  let rows = 0
  const read = ({ number: line, text }: Line): { readonly value: unknown } | undefined => {
    if (/^[ \t\r]*$/.test(text)) return undefined
    rows += 1
    if (rows > limitRows) throw datasetsError('datasets/too-many-rows', { file, line, limitRows })
    try {
      return { value: JSON.parse(text) as unknown }
    } catch (cause) {
      // The engine's own words differ from one to the next: they are the cause.
      throw datasetsError(
        'datasets/jsonl-syntax',
        { file, line, received: excerpt(text) },
        { cause },
      )
    }
  }
  return { read, lines: { file, limitBytes: limitLineBytes } }
}

/**
 * Reads a whole JSONL file: one JSON value on each line, in UTF-8. Blank lines are skipped, and the
 * last line needs no line feed.
 *
 * @throws `datasets/jsonl-syntax`, `datasets/not-utf8`, `datasets/line-too-long`,
 * `datasets/too-many-rows`, `datasets/bad-option`
 *
 * @example
 * ```ts
 * console.log(parseJsonl('{"text":"good","label":1}\n{"text":"bad","label":0}\n').length) // 2
 * ```
 */
export const parseJsonl = (whole: string | Uint8Array, options: JsonlOptions = {}): unknown[] => {
  if (typeof whole !== 'string') checkBytes('the JSONL file', whole)
  const { read, lines } = valueReader(options, 10_000_000)
  const values: unknown[] = []
  for (const line of linesOf(whole, lines)) {
    const row = read(line)
    if (row) values.push(row.value)
  }
  return values
}

/**
 * Reads a JSONL file value by value, in memory that does not grow with the file.
 *
 * @throws the errors of {@link parseJsonl}, when the value is asked for that has the fault
 *
 * @example
 * ```ts
 * for await (const review of jsonlRows(createReadStream('reviews.jsonl'))) console.log(review)
 * ```
 */
export async function* jsonlRows(
  chunks: Chunks,
  options: JsonlOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const { read, lines } = valueReader(options, Number.POSITIVE_INFINITY)
  for await (const line of streamedLines(chunks, lines)) {
    const row = read(line)
    if (row) yield row.value
  }
}
