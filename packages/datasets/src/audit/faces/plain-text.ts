import { eastAsianWidth } from 'get-east-asian-width'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Text of the caller without what would command a terminal or turn the line around: control
 * characters, line breaks and marks of direction become `·`.
 */
export const plainText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '·')

const graphemes = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

const widthOf = (grapheme: string): number =>
  /\p{Emoji_Presentation}|\uFE0F/u.test(grapheme)
    ? 2
    : eastAsianWidth(grapheme.codePointAt(0) as number)

/** How many columns of a terminal a text takes; 中文 takes two for each character. */
export const columnsOf = (text: string): number =>
  graphemes(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0)

/** Fills up with spaces. */
export const padded = (text: string, columns: number, alignRight: boolean): string => {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)))
  return alignRight ? space + text : text + space
}

// May not begin a line, so the character before them goes along.
const closing = /^[，。、；：？！）】》”’…%]/

/** Pieces that stay in one line: words with the spaces after them, and each wide character. */
const piecesOf = (text: string): string[] => {
  const pieces: string[] = []
  let isOpen = false
  for (const grapheme of graphemes(text)) {
    const isWide = widthOf(grapheme) === 2
    const joins = closing.test(grapheme) || (!isWide && (isOpen || grapheme === ' '))
    if (joins && pieces.length > 0) pieces[pieces.length - 1] += grapheme
    else pieces.push(grapheme)
    isOpen = !isWide && grapheme !== ' '
  }
  return pieces
}

/** Breaks a text into lines of at most so many columns; a longer word is cut. */
export const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = []
  let line = ''
  const flush = () => {
    lines.push(line.trimEnd())
    line = ''
  }
  for (const piece of piecesOf(text)) {
    if (columnsOf(line) + columnsOf(piece.trimEnd()) > columns && line !== '') flush()
    if (columnsOf(piece.trimEnd()) <= columns) {
      line += piece
      continue
    }
    for (const grapheme of graphemes(piece)) {
      if (columnsOf(line) + widthOf(grapheme) > columns) flush()
      line += grapheme
    }
  }
  if (line.trim() !== '') flush()
  return lines
}
