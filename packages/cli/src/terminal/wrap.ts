import stringWidth from 'string-width'

const columns = 80

/** Wide characters may be broken anywhere, words only at spaces. */
const pieces = (line: string) => line.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []

/** Breaks a line at 80 columns, later lines indented further; 中文 counts two columns a character. */
export const wrap = (line: string, indent: number): string => {
  const lines: string[] = []
  let current = ' '.repeat(indent)
  for (const piece of pieces(line)) {
    if (stringWidth(current + piece.trimEnd()) > columns) {
      lines.push(current.trimEnd())
      current = ' '.repeat(indent + 2)
    }
    current += piece
  }
  return [...lines, current.trimEnd()].join('\n')
}
