import { clipped } from '../layout/clipped.js'
import type { Scale } from '../scales/scale.js'
import type { Box, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'

interface Note {
  readonly x: number
  readonly label: string
}

/** Labels in so many rows; one more would hide the lines. */
const mostRows = 4

/** Moments with a line and a label each; a label that meets another stands one row lower. */
export const noteMarks = (notes: readonly Note[], plot: Box, x: Scale, medium: Medium): Mark[] => {
  const { small, theme, gapX } = medium
  const taken: [number, number][][] = Array.from({ length: mostRows }, () => [])
  const right = plot.x + plot.width
  return notes.flatMap(({ x: value, label }): Mark[] => {
    const at = x.at(value)
    if (!(at >= plot.x && at <= right)) return []
    const onLeft = at > plot.x + plot.width / 2
    const room = (onLeft ? at - plot.x : right - at) - gapX
    const text = fitted(label, room, small, medium)
    const width = medium.widthOf(text, small)
    const start = onLeft ? at - gapX - width : at + gapX
    const fits = (row: [number, number][]) =>
      row.every(([from, to]) => start + width + gapX <= from || start >= to + gapX)
    const row = taken.findIndex(fits)
    taken[row]?.push([start, start + width])
    const line: Mark = {
      type: 'line',
      points: [at, plot.y, at, plot.y + plot.height],
      stroke: theme.muted,
      width: 1,
      dash: '3 3',
    }
    const top = plot.y + row * small.line
    const hasPlace = row >= 0 && text !== '' && top + small.line <= plot.y + plot.height
    return [
      clipped(plot, [line], medium),
      ...(hasPlace ? [textMark(text, start, top, small, theme.muted)] : []),
    ]
  })
}
