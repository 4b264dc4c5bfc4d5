import type { Box, LineMark, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'
import { isUpward, type PlaneSpec } from './axes.js'
import type { PlacedTick } from './ticks.js'

interface FrameParts {
  readonly xTicks: readonly PlacedTick[]
  readonly yTicks: readonly PlacedTick[]
  /** Where the label of the vertical axis stands. */
  readonly labelTop: number
  /** Of the whole figure. */
  readonly width: number
}

const tickLength = 4

/** Guides, ticks and labels around a plot. */
export const frameMarks = (
  spec: PlaneSpec,
  plot: Box,
  { xTicks, yTicks, labelTop, width }: FrameParts,
  medium: Medium,
): Mark[] => {
  const { small, gapX, gapY, theme } = medium
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  const text = (line: string, x: number, top: number, anchor: 'start' | 'middle' | 'end') =>
    textMark(line, x, top, small, theme.muted, anchor)
  const marks: Mark[] = spec.bare ? [] : guides(spec, plot, xTicks, yTicks, medium)
  for (const tick of yTicks) {
    const line = fitted(tick.text, plot.x - gapX, small, medium)
    marks.push(text(line, plot.x - gapX, medium.lineTop(tick.at, plot.y, bottom), 'end'))
  }
  for (const tick of xTicks) {
    marks.push(text(tick.text, tick.center, medium.snap(bottom + gapY), 'middle'))
  }
  if (spec.y.label) {
    const arrow = isUpward(spec.y) ? '↑' : '↓'
    const line = fitted(`${arrow} ${spec.y.label}`, width, small, medium)
    marks.push(text(line, 0, medium.snap(labelTop), 'start'))
  }
  if (spec.x.label) {
    const line = fitted(`${spec.x.label} →`, width, small, medium)
    const end = Math.min(width, Math.max(right, medium.widthOf(line, small)))
    marks.push(text(line, end, medium.snap(bottom + gapY + small.line), 'end'))
  }
  return marks
}

/** Lines that lead the eye from a tick to the marks, and the base line. */
const guides = (
  spec: PlaneSpec,
  plot: Box,
  xTicks: readonly PlacedTick[],
  yTicks: readonly PlacedTick[],
  { theme }: Medium,
): Mark[] => {
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height]
  const line = (stroke: string, ...points: number[]): LineMark => ({
    type: 'line',
    points,
    stroke,
    width: 1,
    isGuide: true,
  })
  const grid =
    'names' in spec.y
      ? xTicks.map(({ at }) => line(theme.grid, at, plot.y, at, bottom))
      : yTicks.map(({ at }) => line(theme.grid, plot.x, at, right, at))
  return [
    ...grid,
    ...xTicks.map(({ at }) => line(theme.axis, at, bottom, at, bottom + tickLength)),
    line(theme.axis, plot.x, bottom, right, bottom),
  ]
}
