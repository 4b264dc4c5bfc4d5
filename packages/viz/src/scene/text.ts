import type { TextMark } from './marks.js'
import type { Medium, TextStyle } from './medium.js'
import { graphemes } from './text-width.js'

/** Where the baseline of a line of text is that begins at `top`. */
export const baseline = (top: number, style: TextStyle): number =>
  top + style.line / 2 + style.size * 0.36

/** A line of text from `top` on; control characters become spaces. */
export const textMark = (
  text: string,
  x: number,
  top: number,
  style: TextStyle,
  fill: string,
  anchor: TextMark['anchor'] = 'start',
): TextMark => ({
  type: 'text',
  text: printable(text),
  x,
  y: baseline(top, style),
  size: style.size,
  bold: style.bold,
  fill,
  anchor,
})

/** A text on one line, without what would move a terminal's cursor or break an SVG. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu, ' ').replace(/[\ud800-\udfff]/gu, '\ufffd')

/** The text, or as much of its beginning as fits, with an ellipsis. */
export const fitted = (text: string, width: number, style: TextStyle, medium: Medium): string => {
  const line = printable(text)
  if (medium.widthOf(line, style) <= width) return line
  const room = width - medium.widthOf('…', style)
  if (room < 0) return ''
  let kept = ''
  for (const grapheme of graphemes(line)) {
    if (medium.widthOf(kept + grapheme, style) > room) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}

/** The text in lines that fit; between words, and between any two characters of 中文. */
export const wrapped = (
  text: string,
  width: number,
  style: TextStyle,
  medium: Medium,
  most: number,
): string[] => {
  const pieces = printable(text).match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || medium.widthOf((line + piece).trimEnd(), style) <= width) line += piece
    else {
      if (lines.length === most - 1) {
        line += pieces.slice(index).join('')
        break
      }
      lines.push(line)
      line = piece
    }
  }
  if (line !== '') lines.push(line)
  return lines.map((each) => fitted(each.trimEnd(), width, style, medium))
}
