import type { Language } from '@firstgrad/errors'
import type { AuditReport } from '../report.js'
import { type Words, words as wordsOf } from '../words/words.js'
import { type Section, sectionsOf, summaryOf, type Table } from './page.js'
import { pageStyle } from './page-style.js'
import { plainText } from './plain-text.js'

export interface AuditHTMLOptions {
  /** Default: `en`. */
  readonly lang?: Language | undefined
}

const shownRows = 100
const signs = { ok: '✓', look: '?', problem: '!', skipped: '–' }
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  plainText(text).replace(/[&<>"']/g, (sign) => entities[sign]!)

const tableHTML = ({ caption, columns, rows, all }: Table, words: Words, id: string): string => {
  const kind = (column: number) => (columns[column]!.numeric ? ' class="number"' : '')
  const heads = columns.map(({ name }, column) => {
    const text = typeof name === 'string' ? words.columns[name] : name.text
    return `<th scope="col"${kind(column)}>${escaped(text)}</th>`
  })
  const body = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0
        ? `<th scope="row"${kind(column)}>${escaped(cell)}</th>`
        : `<td${kind(column)}>${escaped(cell)}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  const more = rows.length < all ? `<p>${escaped(words.first(rows.length, all))}</p>` : ''
  // A table that is wider than the page scrolls, by keyboard too.
  return `<div class="wide" role="region" tabindex="0" aria-labelledby="${id}">
<table><caption id="${id}">${escaped(words.captions[caption])}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>${more}`
}

const sectionHTML = ({ check, verdict, sentence, tables }: Section, words: Words): string =>
  `<section aria-labelledby="${check}">
<h2 id="${check}">${escaped(words.checks[check])}</h2>
<p><span class="verdict ${verdict}"><span aria-hidden="true">${signs[verdict]} </span>${words.verdicts[verdict]}</span>${words.colon}${escaped(sentence)}</p>
${tables.map((table, i) => tableHTML(table, words, `${check}-${i}`)).join('\n')}
</section>`

/**
 * A report as one file that needs nothing else, not even a network: a verdict line for each check and
 * tables, light or dark as the reader has it.
 *
 * @example
 * ```ts
 * await writeFile('audit.html', auditHTML(report, { lang: 'en' }))
 * ```
 */
export const auditHTML = (report: AuditReport, { lang = 'en' }: AuditHTMLOptions = {}): string => {
  const words = wordsOf(lang)
  const sections = sectionsOf(report, words, shownRows)
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${escaped(words.about(report.splits))} ${escaped(summaryOf(sections, words))}</p>
${sections.map((section) => sectionHTML(section, words)).join('\n')}
</main>
</body>
</html>
`
}
