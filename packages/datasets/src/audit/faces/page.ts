import type { AuditReport, CheckName, Skipped, Verdict } from '../report.js'
import type { ColumnName, Words } from '../words/words.js'
import { tablesOf } from './tables.js'

export interface Column {
  readonly name: ColumnName | { readonly text: string }
  readonly numeric: boolean
}

export interface Table {
  readonly caption: keyof Words['captions']
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** How many rows there would be with all that was found. */
  readonly all: number
}

export interface Section {
  readonly check: CheckName
  readonly verdict: Verdict | 'skipped'
  readonly sentence: string
  readonly tables: readonly Table[]
}

export const isSkipped = (check: { readonly verdict: string }): check is Skipped =>
  check.verdict === 'skipped'

/** What every face of a report shows, in order. */
export const sectionsOf = (report: AuditReport, words: Words, rows: number): Section[] => {
  const section = <Name extends CheckName>(name: Name): Section => {
    const check = report[name]
    const sentence = isSkipped(check)
      ? words.skipped[check.reason]
      : (words[name] as (checked: typeof check) => string)(check)
    return {
      check: name,
      verdict: check.verdict,
      sentence,
      tables: tablesOf(report, name, words, rows),
    }
  }
  return (['values', 'classes', 'duplicates', 'nearDuplicates', 'labels'] as const).map(section)
}

/** One sentence about all. */
export const summaryOf = (sections: readonly Section[], words: Words): string => {
  const count = (verdict: Verdict) => sections.filter((s) => s.verdict === verdict).length
  return words.summary(count('problem'), count('look'))
}
