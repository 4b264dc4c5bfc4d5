/** What terminals draw over two columns: CJK with its punctuation, full-width forms. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u

/** How many columns of a terminal a text takes. */
export const terminalWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

/** The text, or its beginning and `…`: at most so many columns, which are at least 1. */
export const cutTo = (text: string, columns: number): string => {
  if (terminalWidth(text) <= columns) return text
  let cut = ''
  for (const character of text) {
    if (terminalWidth(cut + character) >= columns) break
    cut += character
  }
  return `${cut}…`
}
