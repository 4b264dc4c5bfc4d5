import { columnsOf, cutTo } from '../../scene/text-width.js'

export interface Column {
  /** The heading, then a cell for each row. */
  readonly cells: readonly string[]
  /** Texts are on the left and are cut where the table is too wide; numbers are on the right. */
  readonly kind: 'text' | 'number'
}

const leastText = 4

/** Lines of a table that is at most so many columns of a terminal wide. */
export const tableLines = (table: readonly Column[], columns: number): string[] => {
  const gap = columns < 60 ? ' ' : '  '
  const widths = fit(table, columns - gap.length * (table.length - 1))
  const rows = table[0]?.cells.length ?? 0
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const cells = table.map(({ cells, kind }, i) => {
      const text = cutTo(cells[row] as string, widths[i] as number)
      const space = ' '.repeat((widths[i] as number) - columnsOf(text))
      return kind === 'number' ? space + text : text + space
    })
    lines.push(cells.join(gap).trimEnd())
  }
  return lines
}

/** Takes from the widest column of texts as long as there is no room. */
const fit = (table: readonly Column[], room: number): number[] => {
  const widths = table.map(({ cells }) => Math.max(...cells.map(columnsOf)))
  for (let over = widths.reduce((a, b) => a + b, 0) - room; over > 0; over--) {
    let widest = -1
    table.forEach(({ kind }, i) => {
      const width = widths[i] as number
      if (kind === 'text' && width > leastText && width > (widths[widest] ?? 0)) widest = i
    })
    if (widest === -1) break
    ;(widths[widest] as number)--
  }
  return widths
}
