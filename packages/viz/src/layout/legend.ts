import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'
import { dotOf, lineOf } from './series-style.js'

/** What stands for the series, each with its colour. */
export interface Legend {
  readonly swatch: 'line' | 'dot' | 'area'
  readonly labels: readonly string[]
}

/** A legend for several series; one alone needs none. */
export const legendOf = (
  series: readonly { readonly name: string }[],
  swatch: Legend['swatch'],
): Legend => ({ swatch, labels: series.length > 1 ? series.map(({ name }) => name) : [] })

const mostRows = 3

/** What the colours mean, in rows; what has no place is counted. */
export const legend = (
  { labels, swatch }: Legend,
  width: number,
  medium: Medium,
): { marks: Mark[]; height: number } => {
  if (labels.length === 0) return { marks: [], height: 0 }
  const { small, gapX, theme } = medium
  const swatchWidth = small.line
  const marks: Mark[] = []
  let x = 0
  let row = 0
  for (const [index, label] of labels.entries()) {
    const rest = `+${labels.length - index}`
    // Where others follow, their number must have a place too.
    const isLast = index === labels.length - 1
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
    marks.push(...swatchOf(swatch, index, x, middle, swatchWidth, medium))
    marks.push(textMark(text, x + swatchWidth + gapX, row * small.line, small, theme.muted))
    x += needed + 2 * gapX
  }
  return { marks, height: (row + 1) * small.line + medium.gapY }
}

const swatchOf = (
  swatch: Legend['swatch'],
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
