/** Advance of a Latin letter in the monospaced fonts of pages and terminals, in em. */
const NARROW = 0.602
/** Han, Kana, Hangul and full-width forms fill a square. */
const WIDE = 1
/** Emoji fonts draw a little beyond the square. */
const PICTOGRAPH = 1.35
/** Scripts that fall back to a proportional font: wide enough for nearly all their letters. */
const OTHER = 0.85

let segmenter: Intl.Segmenter | undefined

const split = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const widthOf = (grapheme: string): number => {
  if (/\p{Emoji_Presentation}|\u{FE0F}/u.test(grapheme)) return PICTOGRAPH
  if (
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u{3000}-\u{303F}\u{FF00}-\u{FFEF}]/u.test(
      grapheme,
    )
  ) {
    return WIDE
  }
  if (/^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{ASCII}·×…→]/u.test(grapheme)) return NARROW
  return OTHER * Math.max(1, [...grapheme].filter((point) => !/\p{M}/u.test(point)).length)
}

/**
 * Width of one line in a monospaced font, without a DOM.
 *
 * @param text one line
 * @param fontSizePx size of the font, in pixels
 * @returns pixels; generous where fonts differ, so that text never leaves its box
 */
export const textWidth = (text: string, fontSizePx: number): number => {
  let em = 0
  for (const grapheme of split(text)) em += widthOf(grapheme)
  return em * fontSizePx
}

/** `text`, or its beginning and end around an ellipsis where it is wider than `maxWidthPx`. */
export const shorten = (text: string, fontSizePx: number, maxWidthPx: number): string => {
  // A name of a million letters is cut before it is measured: no box holds this many.
  const longest = Math.ceil(maxWidthPx)
  if (text.length <= longest && textWidth(text, fontSizePx) <= maxWidthPx) return text
  const head = split(text.slice(0, longest))
  const tail = split(text.slice(-longest))
  let kept = Math.floor(maxWidthPx / fontSizePx / NARROW)
  for (; kept > 2; kept -= 1) {
    const start = Math.ceil((kept - 1) * 0.6)
    const candidate = `${head.slice(0, start).join('')}…${tail.slice(start + 1 - kept).join('')}`
    if (textWidth(candidate, fontSizePx) <= maxWidthPx) return candidate
  }
  return '…'
}
