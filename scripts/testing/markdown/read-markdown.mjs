/**
 * @typedef {object} CodeBlock
 * @property {string} tag what stands behind the opening fence, for instance 'js'
 * @property {string} code
 * @property {number} line where the block begins, from 1
 *
 * @typedef {object} Markdown
 * @property {{ level: number, text: string }[]} headings
 * @property {CodeBlock[]} blocks
 */

/**
 * The headings and the fenced code blocks of a Markdown text, in order.
 *
 * @param {string} text
 * @returns {Markdown}
 */
export const readMarkdown = (text) => {
  /** @type {Markdown} */
  const found = { headings: [], blocks: [] }
  /** @type {{ fence: string, tag: string, line: number, lines: string[] } | null} */
  let open = null
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const fence = /^\s{0,3}(```+|~~~+)\s*(.*)$/.exec(line)
    if (open !== null) {
      if (fence?.[1]?.startsWith(open.fence) && fence[2] === '') {
        found.blocks.push({ tag: open.tag, code: `${open.lines.join('\n')}\n`, line: open.line })
        open = null
      } else open.lines.push(line)
    } else if (fence) {
      open = { fence: fence[1] ?? '', tag: (fence[2] ?? '').trim(), line: index + 1, lines: [] }
    } else {
      const heading = /^(#{1,6})\s+(.+?)\s*$/.exec(line)
      if (heading) found.headings.push({ level: heading[1]?.length ?? 0, text: heading[2] ?? '' })
    }
  }
  return found
}

/** @param {string} text */
export const runnableBlocks = (text) => readMarkdown(text).blocks.filter(({ tag }) => tag === 'js')
