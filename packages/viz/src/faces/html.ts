import type { Language } from '@firstgrad/errors'
import type { Figure } from '../figures/figure.js'
import type { Table } from '../figures/kind.js'
import { figureOf, kindOf } from '../figures/kinds.js'
import { valueText } from '../scales/format.js'
import type { Scene } from '../scene/marks.js'
import { graphicMedium } from '../scene/medium.js'
import { sceneOf } from '../scene/scene.js'
import { pageTheme, type ThemeName } from '../scene/theme.js'
import { words } from '../words/words.js'
import { pageScript } from './page-script.js'
import { pageStyle } from './page-style.js'
import { svgOf, toldOf } from './svg.js'
import { escaped, pixelStyle } from './svg-marks.js'

export interface HTMLOptions {
  /** Of the page. Left out: that of the first figure. */
  readonly title?: string
  /** Left out: as the reader's system is. */
  readonly theme?: ThemeName
  readonly lang?: Language
  /** What is to be known of the run, such as seed and versions: a line at the end. */
  readonly footer?: Readonly<Record<string, string | number>>
}

/**
 * One file that needs nothing else, not even a network: figures with tips, a sentence and a table
 * each, films with a slider; light or dark as the reader has it, and light on paper. The figures lie
 * within as JSON.
 *
 * @example
 * ```ts
 * await writeFile('run.html', toHTML([losses, confusion], { title: 'Run 7', footer: { seed: 1 } }))
 * ```
 */
export const toHTML = (
  figures: Figure | readonly Figure[],
  { title, theme, lang = 'en', footer }: HTMLOptions = {},
): string => {
  const list = (Array.isArray(figures) ? (figures as readonly Figure[]) : [figures as Figure]).map(
    figureOf,
  )
  const name = title ?? list[0]?.title ?? words(lang).figure
  const heading = title ? `<h1>${escaped(title)}</h1>` : ''
  const sections = list.map((figure, i) => section(figure, `fg-${i}`, lang)).join('\n')
  const facts = Object.entries(footer ?? {}).map(([key, value]) => `${key}: ${value}`)
  const end = facts.length > 0 ? `<footer>${escaped(facts.join(' · '))}</footer>` : ''
  return `<!doctype html>
<html lang="${lang}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(name)}</title>
<style>${pageStyle}</style>
</head>
<body>
${heading}
${sections}
${end}
<script>${pageScript}</script>
</body>
</html>
`
}

const section = (figure: Figure, id: string, lang: Language): string => {
  const w = words(lang)
  const scene = sceneOf(figure, graphicMedium(pageTheme, lang))
  const told = toldOf(figure, lang)
  return `<figure data-fg="${id}">
<div class="fg-plot" tabindex="0" aria-describedby="${id}-how">${svgOf(scene, pageTheme, lang, told, pixelStyle)}<div class="fg-mark" hidden></div><div class="fg-tip" role="status" hidden></div></div>
${film(figure, lang)}<figcaption>${escaped(told.description)}<span id="${id}-how" hidden>${w.arrowKeys}</span></figcaption>
<details><summary>${w.data}</summary><div class="fg-data">${tableOf(kindOf(figure).table(figure, lang), lang)}</div></details>
<script type="application/json">${json({ tips: tipsOf(scene), figure })}</script>
</figure>`
}

const film = (figure: Figure, lang: Language): string => {
  if (figure.kind !== 'animation' || figure.frames.length < 2) return ''
  const w = words(lang)
  const last = figure.frames.length - 1
  return `<div class="fg-film" data-seconds="${figure.secondsPerFrame}" data-play="${w.play}" data-pause="${w.pause}"><button type="button">${w.play}</button><input type="range" min="0" max="${last}" value="${last}" aria-label="${w.frame}"></div>`
}

const tipsOf = ({ tips }: Scene) =>
  tips.map(({ x, y, text, frame }) => [
    Math.round(x * 10) / 10,
    Math.round(y * 10) / 10,
    text(),
    ...(frame === undefined ? [] : [frame]),
  ])

/** JSON within a script: nothing in it may end the script. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** More rows make a page slow; all numbers are in the JSON. */
const mostRows = 500

const tableOf = ({ columns, rows }: Table, lang: Language): string => {
  const isNumeric = columns.map(
    (_, c) => rows.length > 0 && rows.every((row) => typeof row[c] !== 'string'),
  )
  const cell = (tag: 'th' | 'td', value: string | number | null, c: number) =>
    `<${tag}${isNumeric[c] ? ' class="n"' : ''}${tag === 'th' ? ' scope="col"' : ''}>${escaped(typeof value === 'string' ? value : valueText(value))}</${tag}>`
  const line = (tag: 'th' | 'td', values: readonly (string | number | null)[]) =>
    `<tr>${values.map((value, c) => cell(tag, value, c)).join('')}</tr>`
  const shown = rows.slice(0, mostRows)
  const rest =
    shown.length < rows.length ? `<p>${words(lang).truncated(shown.length, rows.length)}</p>` : ''
  return `<table><thead>${line('th', columns)}</thead><tbody>${shown.map((row) => line('td', row)).join('')}</tbody></table>${rest}`
}
