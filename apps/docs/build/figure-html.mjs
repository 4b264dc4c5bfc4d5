import { fileOfFigure } from './figures.mjs'
import { words } from './words.mjs'

/** More rows than these are for files, not for a page. */
const mostRows = 60

export const escaped = (/** @type {unknown} */ text) =>
  String(text).replace(
    /[&<>"{}]/g,
    (character) => `&#${/** @type {number} */ (character.codePointAt(0))};`,
  )

const cellText = (/** @type {string | number | null} */ cell) =>
  typeof cell === 'number' ? String(Number(cell.toPrecision(4))) : escaped(cell ?? '')

/** @param {import('./figures.mjs').DrawnFigure['table']} table @param {import('./languages.mjs').Language} language */
const tableHtml = ({ columns, rows }, language) => {
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = rows
    .slice(0, mostRows)
    .map((row) => `<tr>${row.map((cell) => `<td>${cellText(cell)}</td>`).join('')}</tr>`)
    .join('')
  const rest = rows.length - mostRows
  const more = rest > 0 ? `<p>${words[language].more(rest)}</p>` : ''
  return `<div class="figure-table" tabindex="0" role="region" aria-label="${words[language].table}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}</div>`
}

/**
 * A figure of a lesson: the picture in both themes, its caption, its sentence and its table.
 *
 * @param {string} key
 * @param {string} caption
 * @param {import('./figures.mjs').DrawnFigure | undefined} figure
 * @param {import('./languages.mjs').Language} language
 */
export const figureHtml = (key, caption, figure, language) => {
  const { table, missing } = words[language]
  if (!figure)
    return `<figure class="drawn"><p>${missing}</p><figcaption>${escaped(caption)}</figcaption></figure>`
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(figure.light) ?? []
  const size = `width="${Math.round(Number(width))}" height="${Math.round(Number(height))}"`
  const picture = (/** @type {'light' | 'dark'} */ theme) =>
    `<img class="in-${theme}" src="/figures/${fileOfFigure(key, language)}.${theme}.svg" alt="${escaped(figure.summary)}" ${size} loading="lazy" decoding="async">`
  return [
    `<figure class="drawn" v-pre>`,
    `<div class="picture">${picture('light')}${picture('dark')}</div>`,
    `<figcaption><strong>${escaped(caption)}</strong> ${escaped(figure.summary)}</figcaption>`,
    `<details><summary>${table}</summary>${tableHtml(figure.table, language)}</details>`,
    '</figure>',
  ].join('')
}
