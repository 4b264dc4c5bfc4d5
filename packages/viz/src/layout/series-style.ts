import { type DotMark, dotShapes, type LineMark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'

const dashes = [undefined, '6 3', '2 3', '8 3 2 3'] as const

export const colourOf = (series: number, { theme }: Medium): string =>
  theme.series[series % theme.series.length] as string

/** A line of a series: its colour, and a dash once the colours begin again. */
export const lineOf = (series: number, points: ArrayLike<number>, medium: Medium): LineMark => {
  const round = Math.floor(series / medium.theme.series.length)
  const dash = dashes[round % dashes.length]
  const line = { type: 'line', points, stroke: colourOf(series, medium), width: 2, series } as const
  return dash ? { ...line, dash } : line
}

/** A dot of a series: its colour, and a shape of its own. */
export const dotOf = (series: number, x: number, y: number, medium: Medium): DotMark => ({
  type: 'dot',
  shape: dotShapes[series % dotShapes.length] as DotMark['shape'],
  x,
  y,
  radius: medium.dot,
  fill: colourOf(series, medium),
  series,
})
