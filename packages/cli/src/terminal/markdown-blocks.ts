export type Block = Prose | Raw

/** Words that may be broken anew; `text` still has its mark, except that of a quote. */
export interface Prose {
  readonly kind: 'heading' | 'item' | 'quote' | 'paragraph'
  readonly text: string
}

/** Lines that stay as they are: code, a formula of its own lines, a table, an empty line. */
export interface Raw {
  readonly kind: 'raw'
  readonly lines: readonly string[]
}

const fence = /^\s*(```|~~~|\$\$)/

/** How the lines begin that are no plain paragraph. */
export const marks = {
  heading: /^#{1,6}\s+/,
  item: /^\s*(?:[-*+]|\d+[.)])\s+/,
  quote: /^>\s?/,
} as const

const kindOf = (line: string): Prose['kind'] =>
  (Object.keys(marks) as (keyof typeof marks)[]).find((kind) => marks[kind].test(line)) ??
  'paragraph'

/** Where the lines end that the one at `from` opens. A formula may close on its line: `$$ x $$`. */
const endOfFence = (lines: readonly string[], from: number): number => {
  const first = lines[from]!.trim()
  const [, mark = ''] = fence.exec(first)!
  if (mark === '$$' && first.length > 2 && first.endsWith(mark)) return from + 1
  const end = lines.findIndex((line, i) => i > from && line.trimEnd().endsWith(mark))
  return end === -1 ? lines.length : end + 1
}

/** Code without its fence, which a formula keeps. */
const withoutFence = (lines: readonly string[]): readonly string[] => {
  if (fence.exec(lines[0]!)?.[1] === '$$') return lines
  const closed = lines.length > 1 && fence.test(lines.at(-1)!)
  return lines.slice(1, closed ? -1 : undefined)
}

const endOfTable = (lines: readonly string[], from: number): number => {
  const end = lines.findIndex((line, i) => i > from && !line.startsWith('|'))
  return end === -1 ? lines.length : end
}

/** 中文 has no spaces between words, so none stands where two of its lines are joined. */
const join = (before: string, line: string) =>
  /[\u2e80-\uffef]$/.test(before) && /^[\u2e80-\uffef]/.test(line)
    ? before + line
    : `${before} ${line}`

/** What a lesson is made of; of Markdown no more than lessons use. */
export const blocksOf = (markdown: string): readonly Block[] => {
  const lines = markdown.replaceAll('\r\n', '\n').trim().split('\n')
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    const from = i
    if (line.trim() === '') {
      blocks.push({ kind: 'raw', lines: [''] })
      i++
    } else if (fence.test(line)) {
      i = endOfFence(lines, from)
      blocks.push({ kind: 'raw', lines: withoutFence(lines.slice(from, i)) })
    } else if (line.startsWith('|')) {
      i = endOfTable(lines, from)
      blocks.push({ kind: 'raw', lines: lines.slice(from, i) })
    } else {
      const kind = kindOf(line)
      const text = kind === 'quote' ? line.replace(marks.quote, '') : line.trimEnd()
      const last = blocks.at(-1)
      const open = last && last.kind !== 'raw' && last.kind !== 'heading' ? last : null
      // A line without a mark goes on with what stands before it, and so does one more of a quote.
      if (open && (kind === 'paragraph' || (kind === 'quote' && open.kind === 'quote')))
        blocks[blocks.length - 1] = { ...open, text: join(open.text, text.trim()) }
      else blocks.push({ kind, text })
      i++
    }
  }
  return blocks
}
