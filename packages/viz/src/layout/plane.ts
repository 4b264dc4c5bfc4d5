import { makeScale, type Scale } from '../scales/scale.js'
import type { Box, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { type AxisSpec, isUpward, type PlaneSpec } from './axes.js'
import { frameMarks } from './frame.js'
import { legend } from './legend.js'
import { bandTicks, nameTicks, type PlacedTick, ticksAcross, ticksUpward } from './ticks.js'

export interface Plane {
  readonly plot: Box
  readonly x: Scale
  readonly y: Scale
  /** Pixels of one name's band, where an axis has names. */
  readonly bandX: number
  readonly bandY: number
  /** Axes, ticks, labels and legend. */
  readonly frame: readonly Mark[]
}

/** A plot with its axes within `width` x `height` pixels. */
export const plane = (width: number, height: number, spec: PlaneSpec, medium: Medium): Plane => {
  const { small, gapX, gapY } = medium
  const key = legend(spec.legend ?? noLegend, width, medium)
  const labelRow = spec.y.label ? small.line + gapY : 0
  // Half of the highest tick stands above the plot.
  const top = medium.snap(key.height + labelRow + (gapY > 0 ? small.line / 2 : 0))
  const below = small.line + gapY + (spec.x.label ? small.line : 0)
  const room = { width, height: Math.max(1, height - top - below) }

  // The widest tick decides how wide the plot is, and that, where units are equal, how high.
  const mostLeft = width * 0.4
  const free = upward(spec.y, top, room.height, mostLeft, medium)
  const widest = Math.max(0, ...free.ticks.map((tick) => tick.width))
  const left = Math.ceil(Math.min(mostLeft, widest + gapX))
  const size = plotSize(spec, Math.max(1, width - left - (spec.right ?? gapX)), room.height, medium)
  const plot = { x: left, y: top, ...size }

  const { scale: y, ticks: yTicks } = upward(spec.y, top, plot.height, mostLeft, medium)
  const x = scaleOver(spec.x, left, left + plot.width)
  const bandX = plot.width / unitsOf(spec.x)
  const xTicks =
    'names' in spec.x
      ? bandTicks(spec.x.names, x.at, bandX, [0, width], medium)
      : ticksAcross(x, left, left + plot.width, [0, width], medium)
  const frame = frameMarks(spec, plot, { xTicks, yTicks, labelTop: key.height, width }, medium)
  return {
    plot,
    x,
    y,
    bandX,
    bandY: plot.height / unitsOf(spec.y),
    frame: [...key.marks, ...frame],
  }
}

const scaleOver = (axis: AxisSpec, from: number, to: number): Scale =>
  'names' in axis ? bandScale(axis.names, from, to) : makeScale(axis.scale, axis.domain, [from, to])

const bandScale = (names: readonly string[], from: number, to: number): Scale => ({
  at: (index) =>
    typeof index === 'number' ? from + ((to - from) * (index + 0.5)) / names.length : Number.NaN,
  ticks: () => names.map((text, value) => ({ value, text })),
})

const noLegend = { swatch: 'line', labels: [] } as const

/** The vertical scale over a length, and its ticks. */
const upward = (
  axis: AxisSpec,
  top: number,
  length: number,
  width: number,
  medium: Medium,
): { scale: Scale; ticks: PlacedTick[] } => {
  const ends = isUpward(axis) ? ([top + length, top] as const) : ([top, top + length] as const)
  const scale = scaleOver(axis, ...ends)
  const ticks =
    'names' in axis
      ? nameTicks(axis.names, scale, length, width, medium)
      : ticksUpward(scale, top, top + length, medium)
  return { scale, ticks }
}

const unitsOf = (axis: AxisSpec): number =>
  'names' in axis ? Math.max(1, axis.names.length) : axis.domain[1] - axis.domain[0]

/** All the room that there is, or as much as leaves units equal: a picture sits beside its axes. */
const plotSize = (spec: PlaneSpec, width: number, height: number, medium: Medium) => {
  if (!spec.equal) return { width, height }
  const [across, up] = [unitsOf(spec.x), unitsOf(spec.y)]
  const unit = Math.min(width / across, height / up)
  return {
    width: Math.max(1, unit * across),
    height: Math.max(1, medium.snap(unit * up) || unit * up),
  }
}
