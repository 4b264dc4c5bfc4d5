import type { Language } from '@firstgrad/errors'
import { columnsOf, pixelsOf } from './text-width.js'
import type { Theme } from './theme.js'

/** A size of text, and the height of a line of it, in pixels. */
export interface TextStyle {
  readonly size: number
  readonly line: number
  readonly bold: boolean
}

/** What a figure is drawn for: it decides sizes, colours and words, never what is shown. */
export interface Medium {
  readonly theme: Theme
  readonly lang: Language
  readonly heading: TextStyle
  readonly small: TextStyle
  /** The least space between a text and its neighbour beside it and below it. */
  readonly gapX: number
  readonly gapY: number
  /** Radius of a dot, in pixels. */
  readonly dot: number
  readonly widthOf: (text: string, style: TextStyle) => number
  /** Space around the whole figure. */
  readonly marginX: number
  readonly marginY: number
  /** How far marks may reach over the border of a plot. */
  readonly overhang: number
  /** How wide a small picture is at least. */
  readonly thumbnail: number
  /** Space between the border of a box and its text. */
  readonly padding: number
  /** No figure that can be lower is higher than this. */
  readonly highest: number
  /** Whether everything can be drawn smaller where there is little room. */
  readonly canShrink: boolean
  /** The height that the medium can draw nearest to this one. */
  readonly snap: (pixels: number) => number
  /** The top of a line of small text beside a place that lies from `top` to `bottom`. */
  readonly lineTop: (middle: number, top: number, bottom: number) => number
}

/** For vector graphics. */
export const graphicMedium = (theme: Theme, lang: Language): Medium => ({
  theme,
  lang,
  heading: { size: 15, line: 22, bold: true },
  small: { size: 12, line: 16, bold: false },
  gapX: 6,
  gapY: 4,
  dot: 3.5,
  widthOf: (text, style) => pixelsOf(text, style.size, style.bold),
  overhang: 4,
  thumbnail: 72,
  padding: 4,
  highest: Number.POSITIVE_INFINITY,
  canShrink: true,
  marginX: 12,
  marginY: 12,
  snap: (pixels) => pixels,
  lineTop: (middle) => middle - 8,
})

/** The pixels that stand for one character of a terminal. */
export const cell = { width: 8, height: 16 } as const

/** For terminals: every text takes whole columns of one row. */
export const characterMedium = (theme: Theme, lang: Language): Medium => {
  const snap = (pixels: number) => Math.round(pixels / cell.height) * cell.height
  const style = { size: cell.height, line: cell.height, bold: false }
  return {
    theme,
    lang,
    heading: { ...style, bold: true },
    small: style,
    gapX: cell.width,
    gapY: 0,
    dot: 2,
    widthOf: (text) => columnsOf(text) * cell.width,
    overhang: 0,
    thumbnail: 144,
    padding: cell.height,
    highest: 30 * cell.height,
    canShrink: false,
    marginX: 0,
    marginY: 0,
    snap,
    lineTop: (middle, top, bottom) => {
      const row = Math.floor(middle / cell.height) * cell.height
      return Math.max(snap(top), Math.min(snap(bottom) - cell.height, row))
    },
  }
}
