/** More rows than these are for files, not for a page. */
const mostRows = 60

/** Braces too: VitePress takes two of them for a template. */
export const escaped = (/** @type {unknown} */ text) =>
  String(text).replace(/[&<>"{}]/g, (character) => `&#${character.codePointAt(0)};`)

const cell = (/** @type {unknown} */ value) =>
  typeof value === 'number' ? String(Number(value.toPrecision(4))) : escaped(value ?? '')

/**
 * A figure in both themes with its caption, its sentence and its table.
 *
 * @param {object} figure
 * @param {string} figure.file address of the picture, without `.light.svg`
 * @param {string} figure.svg for its size
 * @param {string} [figure.caption] what a lesson says of it
 * @param {string} figure.sentence
 * @param {{ columns: readonly string[], rows: readonly (readonly unknown[])[] }} figure.table
 * @param {{ table: string, more: (count: number) => string }} figure.words
 */
export const figureHtml = ({ file, svg, caption, sentence, table, words }) => {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const size = `width="${Math.round(Number(width))}" height="${Math.round(Number(height))}"`
  const picture = (/** @type {string} */ theme) =>
    `<img class="in-${theme}" src="${file}.${theme}.svg" alt="${escaped(sentence)}" ${size} loading="lazy" decoding="async">`
  const head = table.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = table.rows
    .slice(0, mostRows)
    .map((row) => `<tr>${row.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`)
    .join('')
  const said = caption === undefined ? '' : `<strong>${escaped(caption)}</strong> `
  const rest = table.rows.length - mostRows
  const more = rest > 0 ? `<p>${words.more(rest)}</p>` : ''
  return [
    '<figure class="drawn" v-pre>',
    `<div class="picture">${picture('light')}${picture('dark')}</div>`,
    `<figcaption>${said}${escaped(sentence)}</figcaption>`,
    `<details><summary>${words.table}</summary><div class="figure-table" tabindex="0" role="region" aria-label="${words.table}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}</div></details>`,
    '</figure>',
  ].join('')
}
