import stringWidth from 'string-width'
import type { Output } from '../output.js'

/** Lines that replace the ones shown before. */
export interface Screen {
  show(lines: readonly string[]): void
  close(): void
}

/**
 * A screen of its own in a terminal: each picture is written at once over the last one, line by line, so
 * that nothing flickers; what was there before comes back at the end. Elsewhere pictures follow each other.
 */
export const openScreen = (output: Output): Screen => {
  if (!output.live) {
    let shown = false
    return {
      show(lines) {
        if (shown) output.say()
        shown = true
        for (const line of lines) output.say(line)
      },
      close: () => {},
    }
  }
  const { stdout } = process
  let last: readonly string[] = []
  const draw = () => {
    const rows = Math.max(1, (stdout.rows ?? 24) - 1)
    const shown = last.length <= rows ? last : [...last.slice(0, rows - 1), '…']
    const fitting = shown.map((line) =>
      stringWidth(line) > (stdout.columns ?? 80) ? cut(line) : line,
    )
    stdout.write(`\u001b[H${fitting.map((line) => `${line}\u001b[K`).join('\n')}\u001b[J`)
  }
  const cut = (line: string) => {
    const plain = line.replace(ansi, '')
    let text = ''
    for (const character of plain) {
      if (stringWidth(text + character) > (stdout.columns ?? 80) - 1) break
      text += character
    }
    return `${text}…`
  }
  stdout.write('\u001b[?1049h\u001b[?25l')
  stdout.on('resize', draw)
  return {
    show(lines) {
      last = lines
      draw()
    },
    close() {
      stdout.off('resize', draw)
      stdout.write('\u001b[?25h\u001b[?1049l')
      // The last verdict stays to be read.
      for (const line of last) output.say(line)
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with the escape character.
const ansi = /\u001b\[[0-9;]*m/g
