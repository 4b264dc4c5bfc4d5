import type { Language } from '@firstgrad/errors'
import type { Figure } from '../figures/figure.js'
import { figureOf, kindOf } from '../figures/kinds.js'
import type { Scene } from '../scene/marks.js'
import { graphicMedium } from '../scene/medium.js'
import { sceneOf } from '../scene/scene.js'
import { type Theme, type ThemeName, themes } from '../scene/theme.js'
import { escaped, markElement, pixelStyle } from './svg-marks.js'

export interface SVGOptions {
  /** Left out: light. */
  readonly theme?: ThemeName
  /** The language of the words that the figure itself says. Left out: en. */
  readonly lang?: Language
  /**
   * To stand within a page: without a style element, which strict policies forbid. Its style sheet
   * should say `.fg-pixels { image-rendering: pixelated }`. Left out: false.
   */
  readonly inline?: boolean
}

/** Chinese first for its glyphs; Latin letters look alike in all of them. */
export const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

/**
 * The figure as an SVG document, without a DOM: in Node and in pages alike. Its title and
 * {@link summary} are within for readers who do not see it.
 *
 * @example
 * ```ts
 * await writeFile('loss.svg', toSVG(figure, { theme: 'dark' }))
 * ```
 */
export const toSVG = (
  figure: Figure,
  { theme = 'light', lang = 'en', inline = false }: SVGOptions = {},
): string => {
  const checked = figureOf(figure)
  const told = toldOf(checked, lang)
  const { title, description } = told
  const scene = sceneOf(checked, graphicMedium(themes[theme], lang))
  const named = `<title>${escaped(title || description)}</title><desc>${escaped(description)}</desc>`
  return svgOf(scene, themes[theme], lang, told, inline ? named : named + pixelStyle)
}

/** What a reader who does not see the figure is told. */
export interface Told {
  readonly title: string
  readonly description: string
}

export const toldOf = (figure: Figure, lang: Language): Told => ({
  title: figure.title ?? '',
  description: kindOf(figure).sentence(figure, lang),
})

/** A scene as SVG within a page; `first` is what stands before its marks. */
export const svgOf = (
  { width, height, marks }: Scene,
  theme: Theme,
  lang: Language,
  { title, description }: Told,
  first = '',
): string => {
  const label = escaped([title, description].filter(Boolean).join('. '))
  const background = `<rect width="100%" height="100%" fill="${theme.background}"/>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${fontFamily}" role="img" lang="${lang}" aria-label="${label}">` +
    `${first}${background}${marks.map(markElement).join('')}</svg>`
  )
}
