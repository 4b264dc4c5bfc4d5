import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'
import { dotOf, lineOf } from './series-style.js'

export interface LegendEntry {
  readonly label: string
  readonly series: number
  readonly swatch: 'line' | 'dot' | 'area'
}

const mostRows = 3

/** What the colours mean, in rows; what has no place is counted. */
export const legend = (
  entries: readonly LegendEntry[],
  width: number,
  medium: Medium,
): { marks: Mark[]; height: number } => {
  if (entries.length === 0) return { marks: [], height: 0 }
  const { small, gapX, theme } = medium
  const swatchWidth = small.line
  const marks: Mark[] = []
  let x = 0
  let row = 0
  for (const [index, { label, series, swatch }] of entries.entries()) {
    const rest = `+${entries.length - index}`
    // Where others follow, their number must have a place too.
    const isLast = index === entries.length - 1
    const reserved = isLast ? 0 : medium.widthOf(rest, small) + 2 * gapX
    const room = Math.max(0, width - swatchWidth - gapX - reserved)
    const text = fitted(label, room, small, medium)
    const needed = swatchWidth + gapX + medium.widthOf(text, small)
    if (x > 0 && x + needed + (row === mostRows - 1 ? reserved : 0) > width) {
      if (row === mostRows - 1) {
        marks.push(textMark(rest, x, row * small.line, small, theme.muted))
        break
      }
      x = 0
      row++
    }
    const middle = row * small.line + small.line / 2
    marks.push(...swatchOf(swatch, series, x, middle, swatchWidth, medium))
    marks.push(textMark(text, x + swatchWidth + gapX, row * small.line, small, theme.muted))
    x += needed + 2 * gapX
  }
  return { marks, height: (row + 1) * small.line + medium.gapY }
}

const swatchOf = (
  swatch: LegendEntry['swatch'],
  series: number,
  x: number,
  y: number,
  width: number,
  medium: Medium,
): Mark[] => {
  if (swatch === 'line') return [lineOf(series, [x, y, x + width - 3, y], medium)]
  if (swatch === 'dot') return [dotOf(series, x + width / 2, y, medium)]
  const side = medium.snap(width * 0.75)
  const box = { x: x + (width - side) / 2, y: y - side / 2, width: side, height: side }
  const fill = medium.theme.series[series % medium.theme.series.length] as string
  return [{ type: 'rect', ...box, fill, radius: 2 }]
}
