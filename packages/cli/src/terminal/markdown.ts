import stringWidth from 'string-width'
import type { Output } from '../output.js'
import { type Block, blocksOf, marks } from './markdown-blocks.js'
import { wrap } from './wrap.js'

export interface MarkdownOptions {
  readonly colors: Output['colors']
  /** The words for a picture, which a terminal cannot show here. */
  readonly figure: (caption: string) => string
}

const columns = 80

/** Code and formulas, in which a star is a star. */
const literal = /`[^`]+`|\$[^$\n]+\$/g

const inline = (text: string, { colors, figure }: MarkdownOptions): string => {
  const literals: string[] = []
  // Letters of the private area keep their places.
  const set = text.replaceAll(literal, (part) => `\ue000${literals.push(part) - 1}\ue001`)
  return set
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, (_, caption) => figure(caption))
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, (_, words, url) => `${words} (${url})`)
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, words) => colors.bold(words))
    .replaceAll(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, (_, words) => colors.italic(words))
    .replaceAll(/\ue000(\d+)\ue001/g, (_, i) => {
      const part = literals[Number(i)]!
      return part.startsWith('`') ? colors.cyan(part.slice(1, -1)) : part
    })
}

/** Indented as far as there is room; what is wider than the terminal is broken at its spaces. */
const renderRaw = (lines: readonly string[]): string => {
  const widest = Math.max(...lines.map((line) => stringWidth(line)))
  const indent = ' '.repeat(Math.max(0, Math.min(4, columns - widest)))
  return lines
    .map((line) => (widest > columns ? wrap(line, { hanging: 4 }) : (indent + line).trimEnd()))
    .join('\n')
}

const renderBlock = (block: Block, options: MarkdownOptions): string => {
  switch (block.kind) {
    case 'raw':
      return renderRaw(block.lines)
    case 'heading':
      return wrap(options.colors.bold(inline(block.text.replace(marks.heading, ''), options)))
    case 'quote':
      return wrap(inline(block.text, options), { indent: 2 })
    case 'item': {
      const [mark = ''] = marks.item.exec(block.text) ?? []
      return wrap(inline(block.text, options), { hanging: mark.length })
    }
    case 'paragraph':
      return wrap(inline(block.text, options))
  }
}

/** A lesson as text for a terminal: 80 columns, formulas as they are written, code indented. */
export const renderMarkdown = (markdown: string, options: MarkdownOptions): string =>
  blocksOf(markdown)
    .map((block) => renderBlock(block, options))
    .join('\n')
