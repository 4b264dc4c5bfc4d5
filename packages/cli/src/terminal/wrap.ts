import stringWidth from 'string-width'

const columns = 80

export interface WrapOptions {
  readonly width?: number
  /** Spaces before the first line. */
  readonly indent?: number
  /** Spaces before the others. */
  readonly hanging?: number
}

/**
 * What stays together: a word, or one wide character with the punctuation around it, since no line
 * of 中文 begins with a comma or ends with an opening bracket.
 */
const piece = /[（《【]*(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。：；、！？）》】]*\s*|\s+/g

const pieces = (line: string) => line.match(piece) ?? []

const wrapLine = (
  line: string,
  { width = columns, indent = 0, hanging = indent }: WrapOptions,
): string => {
  const lines: string[] = []
  let current = ' '.repeat(indent)
  for (const piece of pieces(line)) {
    if (stringWidth(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd())
      current = ' '.repeat(hanging) + piece.trimStart()
    } else current += piece
  }
  return [...lines, current.trimEnd()].join('\n')
}

/**
 * Breaks each line of a text so that it fits, what is broken off indented further; 中文 counts two
 * columns a character.
 */
export const wrap = (text: string, options: WrapOptions = {}): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, options))
    .join('\n')
