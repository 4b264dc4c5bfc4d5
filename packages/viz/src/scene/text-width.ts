import { eastAsianWidth } from 'get-east-asian-width'

/**
 * Widths of the characters from space to tilde in hundredths of the font size: the widest of
 * Liberation Sans (as wide as Arial and Helvetica), DejaVu Sans and Noto Sans CJK, so that a text
 * fits whichever of them a reader has.
 */
const ascii = [
  32, 41, 48, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 40, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 77, 67, 62, 78, 76, 30, 54, 67, 56, 87, 75, 79,
  67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 40, 40, 84, 56, 61, 62, 64, 55, 64, 62, 36, 64,
  64, 28, 28, 58, 29, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
]
const other = 70
const boldFactor = 1.12

/** Needs no segmenter, which is slow. */
const isAscii = /^[ -~]*$/
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What a reader takes for one character each: letters with their accents, emoji as a whole. */
export const graphemes = (text: string): string[] =>
  isAscii.test(text)
    ? text.split('')
    : Array.from(segmenter.segment(text), ({ segment }) => segment)

const isEmoji = (grapheme: string) => /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)

/** How many columns of a terminal a text takes. */
export const columnsOf = (text: string): number => {
  let columns = 0
  for (const grapheme of graphemes(text)) {
    columns += isEmoji(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) as number)
  }
  return columns
}

/** The text, or its beginning and `…`: at most so many columns, which are at least 1. */
export const cutTo = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text
  let cut = ''
  for (const character of graphemes(text)) {
    if (columnsOf(cut + character) >= columns) break
    cut += character
  }
  return `${cut}…`
}

/** How many pixels a text of this size takes, at most. */
export const pixelsOf = (text: string, size: number, bold = false): number => {
  let hundredths = 0
  for (const grapheme of graphemes(text)) {
    const code = grapheme.codePointAt(0) as number
    if (code >= 0x20 && code < 0x7f) hundredths += ascii[code - 0x20] as number
    else if (isEmoji(grapheme)) hundredths += 130
    // Signs that are narrow in Latin fonts are a full square in Chinese ones.
    else if (code >= 0x2000 || code === 0xb1 || code === 0xb7 || code === 0xd7) hundredths += 100
    else hundredths += other
  }
  return (hundredths / 100) * size * (bold ? boldFactor : 1)
}
