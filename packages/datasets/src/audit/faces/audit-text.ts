import type { Language } from '@firstgrad/errors'
import { checkInteger } from '../../check-option.js'
import type { AuditReport } from '../report.js'
import { type Words, words as wordsOf } from '../words/words.js'
import { type Section, sectionsOf, summaryOf, type Table } from './page.js'
import { columnsOf, padded, plainText, wrapped } from './plain-text.js'

export interface AuditTextOptions {
  /** Default: `en`. */
  readonly lang?: Language | undefined
  /** No line is wider; 中文 counts as two for each character. At least 20. Default: 80. */
  readonly columns?: number | undefined
}

const shownRows = 5
const gap = '  '
const signs = { ok: '+', look: '?', problem: '!', skipped: '-' }

const indented = (lines: readonly string[], indent: string) => lines.map((line) => indent + line)

const tableLines = ({ caption, columns, rows, all }: Table, words: Words, width: number) => {
  const heads = columns.map(({ name }) =>
    plainText(typeof name === 'string' ? words.columns[name] : name.text),
  )
  const cells = rows.map((row) => row.map(plainText))
  const widths = heads.map((head, column) =>
    Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[column]!))),
  )
  const total = widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1))
  const more = rows.length < all ? [words.first(rows.length, all)] : []
  const titled = [words.captions[caption], ...more].join(words.colon)
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => padded(cell, widths[column]!, columns[column]!.numeric))
      .join(gap)
      .trimEnd()
  // A table that is too wide is told row by row instead.
  const body =
    total <= width
      ? [heads, ...cells].map(line)
      : cells.flatMap((row) =>
          wrapped(
            row.map((cell, i) => `${heads[i]}${words.colon}${cell}`).join(words.comma),
            width,
          ),
        )
  return [...wrapped(titled, width), ...body]
}

const sectionLines = (section: Section, words: Words, columns: number): string[] => {
  const { verdict, check, sentence, tables } = section
  const head = `${signs[verdict]} ${words.checks[check]}${words.colon}${words.verdicts[verdict]}`
  const indent = gap
  const width = columns - indent.length
  return [
    ...wrapped(head, columns),
    ...indented(wrapped(plainText(sentence), width), indent),
    ...tables.flatMap((table) => ['', ...indented(tableLines(table, words, width), indent)]),
  ]
}

/**
 * A report for a terminal: a verdict for each check (`+` ok, `?` look here, `!` problem, `-` not
 * checked), a sentence, and small tables. Plain text without colours.
 *
 * @throws `datasets/bad-option`
 *
 * @example
 * ```ts
 * console.log(auditText(report, { lang: 'zh-CN', columns: process.stdout.columns ?? 80 }))
 * ```
 */
export const auditText = (
  report: AuditReport,
  { lang = 'en', columns = 80 }: AuditTextOptions = {},
): string => {
  checkInteger('columns', columns, { min: 20 })
  const words = wordsOf(lang)
  const sections = sectionsOf(report, words, shownRows)
  const top = [
    ...wrapped(`${words.title}${words.colon}${plainText(words.about(report.splits))}`, columns),
    ...wrapped(summaryOf(sections, words), columns),
  ]
  const bodies = sections.map((section) => sectionLines(section, words, columns))
  return `${[top, ...bodies].map((lines) => lines.join('\n')).join('\n\n')}\n`
}
