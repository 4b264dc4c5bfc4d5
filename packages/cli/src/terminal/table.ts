import stringWidth from 'string-width'
import { wrap } from './wrap.js'

export interface TableOptions {
  readonly width?: number
  /** Above the columns after the first; left out: no line of names. */
  readonly names?: readonly string[]
}

const gap = 3
const leastName = 12

const pad = (text: string, width: number) =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)))
const padStart = (text: string, width: number) =>
  ' '.repeat(Math.max(0, width - stringWidth(text))) + text

/** How many columns from `from` on fit beside the names; at least one. */
const fitting = (widths: readonly number[], from: number, room: number): number => {
  let [count, used] = [1, widths[from]!]
  for (let i = from + 1; i < widths.length; i++) {
    used += gap + widths[i]!
    if (used > room) break
    count++
  }
  return count
}

/**
 * Rows of a name and values, the values to the right. Long names are broken; columns that do not fit
 * follow below under the same names.
 */
export const drawTable = (
  rows: readonly (readonly [name: string, ...values: string[]])[],
  { width = 80, names }: TableOptions = {},
): string => {
  if (rows.length === 0) return ''
  const all = names ? [['', ...names], ...rows] : rows
  const columns = Math.max(...all.map((row) => row.length)) - 1
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...all.map((row) => stringWidth(row[i + 1] ?? ''))),
  )
  const widestName = Math.max(...all.map(([name]) => stringWidth(name!)))
  const widestValue = Math.max(0, ...widths)
  const forNames = Math.min(widestName, Math.max(leastName, width - gap - widestValue))
  const lines: string[] = []
  for (let from = 0; from < columns; ) {
    const count = fitting(widths, from, width - forNames - gap)
    if (from > 0) lines.push('')
    for (const [name, ...values] of all) {
      const cells = widths
        .slice(from, from + count)
        .map((columnWidth, i) => padStart(values[from + i] ?? '', columnWidth))
      const [first = '', ...others] = wrap(name!, { width: forNames, hanging: 2 }).split('\n')
      const line = [pad(first, forNames), ...cells].join(' '.repeat(gap))
      lines.push(line.trimEnd(), ...others)
    }
    from += count
  }
  return lines.join('\n')
}
