import { describe, expect, it } from 'vitest'
import { figureOf, summary, toSVG, toTable } from '../src/index.js'
import { graphicMedium } from '../src/scene/medium.js'
import { sceneOf } from '../src/scene/scene.js'
import { columnsOf } from '../src/scene/text-width.js'
import { themes } from '../src/scene/theme.js'
import { characters } from '../src/terminal/characters.js'
import { hostile } from './hostile.js'
import { samples } from './samples.js'
import { faultsOf } from './text-boxes.js'

/** FIRSTGRAD_CASES: more. */
const isLong = process.env.FIRSTGRAD_CASES !== undefined
const sizes = [
  {},
  { width: 180, height: 420 },
  { width: 60, height: 40 },
  ...(isLong
    ? [
        { width: 300, height: 200 },
        { width: 1200, height: 260 },
      ]
    : []),
]
const graphic = graphicMedium(themes.light, 'en')

const all = [
  ...hostile(),
  ...Object.entries(samples('en')),
  ...Object.entries(samples('zh-CN')).map(([name, figure]) => [`${name} 中文`, figure] as const),
]

describe.each(all)('%s', (_, figure) => {
  it('is JSON and comes back as it was', () => {
    expect(figureOf(JSON.parse(JSON.stringify(figure)))).toEqual(JSON.parse(JSON.stringify(figure)))
  })
  it.each(sizes)('has texts that neither meet nor leave the frame at %o', (size) => {
    expect(faultsOf(sceneOf(figure, graphic, size), graphic)).toEqual([])
  })
  it('is SVG without numbers that are none', () => {
    const svg = toSVG(figure)
    const drawn = svg.replace(/href="[^"]*"|<(title|desc).*?<\/\1>/gs, '')
    expect(drawn.match(/<[^>]*(NaN|Infinity|undefined|null)[^>]*>/)?.[0]).toBeUndefined()
    expect(svg.startsWith('<svg ') && svg.endsWith('</svg>')).toBe(true)
  })
  it.each(isLong ? [20, 40, 80, 120] : [20, 80])('fits a terminal of %i columns', (columns) => {
    for (const text of [
      characters(figure, { columns }),
      characters(figure, { columns, rows: 12 }),
    ]) {
      for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there.
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
    }
  })
  it('is told in both languages', () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      expect(summary(figure, { lang })).toMatch(lang === 'en' ? /\.$/ : /。$/)
      expect(summary(figure, { lang })).not.toMatch(/NaN|undefined|null|Infinity/)
      const { columns, rows } = toTable(figure, { lang })
      for (const row of rows) expect(row).toHaveLength(columns.length)
    }
  })
})
