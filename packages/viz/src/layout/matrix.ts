import { type ColourMap, colouredPixels, colourTable, inkOver, shareOf } from '../scales/colours.js'
import { extentOf, opened } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Box, Drawing, Mark, Tip } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { baseline } from '../scene/text.js'
import type { Cell, Grid } from '../values/cells.js'
import type { AxisSpec } from './axes.js'
import { colourBar } from './colour-bar.js'
import { plane } from './plane.js'

/** The values that the ends of a colour map stand for. */
export const colourDomain = (
  values: readonly Cell[],
  {
    low,
    high,
    center,
  }: { low?: number | undefined; high?: number | undefined; center?: number | undefined },
): [number, number] => {
  const extent = extentOf(values)
  if (center !== undefined) {
    const reach =
      low !== undefined || high !== undefined
        ? Math.max(center - (low ?? center), (high ?? center) - center)
        : Math.max(center - (extent?.[0] ?? center), (extent?.[1] ?? center) - center)
    return reach > 0 ? [center - reach, center + reach] : [center - 1, center + 1]
  }
  return opened(
    [low ?? extent?.[0] ?? 0, high ?? extent?.[1] ?? 1].sort((a, b) => a - b) as [number, number],
  )
}

export interface MatrixSpec {
  readonly x: AxisSpec
  readonly y: AxisSpec
  readonly map: ColourMap
  readonly domain: readonly [number, number]
  /** Cells as wide as they are high. */
  readonly equal: boolean
  readonly bar: boolean
  /** What is written into a cell, where all of them have room for it. */
  readonly textOf?: (value: Cell, index: number) => string
  readonly tipOf?: (row: number, column: number, value: Cell) => string
}

/** Cells coloured by their values, with axes and what the colours mean. */
export const matrix = (
  { rows, columns, values }: Grid,
  spec: MatrixSpec,
  width: number,
  height: number,
  medium: Medium,
): Drawing => {
  const { gapX } = medium
  // Measured once for its width, drawn beside the plot afterwards.
  const barWidth = spec.bar ? colourBar(spec.map, spec.domain, 0, height, medium).width : 0
  const right = spec.bar ? barWidth + 3 * gapX : gapX
  const { plot, frame } = plane(
    width,
    height,
    { x: spec.x, y: spec.y, equal: spec.equal, right, bare: true },
    medium,
  )
  const marks: Mark[] = [...frame]
  if (rows * columns > 0) {
    const pixels = colouredPixels(values, spec.map, spec.domain)
    marks.push({ type: 'image', ...plot, pixels, columns, rows })
    marks.push(...cellTexts(spec, values, plot, rows, columns, medium))
  }
  if (spec.bar) {
    const bar = colourBar(spec.map, spec.domain, plot.y, plot.height, medium)
    marks.push({ type: 'group', x: plot.x + plot.width + 2 * gapX, y: 0, marks: bar.marks })
  }
  return { marks, tips: tipsOf(spec, values, plot, rows, columns) }
}

const cellTexts = (
  spec: MatrixSpec,
  values: readonly Cell[],
  plot: Box,
  rows: number,
  columns: number,
  medium: Medium,
): Mark[] => {
  const { textOf } = spec
  const { small } = medium
  const [w, h] = [plot.width / columns, plot.height / rows]
  if (!textOf || rows * columns > 2500 || h < small.line) return []
  const texts = values.map(textOf)
  if (texts.some((text) => medium.widthOf(text, small) > w - medium.gapX / 2)) return []
  const table = colourTable(spec.map)
  return texts.map((text, i): Mark => {
    const share = shareOf(values[i], ...spec.domain)
    const at = Math.round(share * 255) * 3
    const colour = [0, 1, 2].map((c) => table[at + c]) as [number, number, number]
    const row = Math.floor(i / columns)
    const middle = plot.y + (row + 0.5) * h
    const top = medium.lineTop(middle, plot.y + row * h, plot.y + (row + 1) * h)
    return {
      type: 'text',
      text,
      x: plot.x + ((i % columns) + 0.5) * w,
      y: baseline(top, small),
      size: small.size,
      anchor: 'middle',
      fill: Number.isNaN(share) ? medium.theme.muted : inkOver(colour),
    }
  })
}

const mostTips = 4096

const tipsOf = (
  spec: MatrixSpec,
  values: readonly Cell[],
  plot: Box,
  rows: number,
  columns: number,
): Tip[] => {
  if (rows * columns > mostTips) return []
  return values.map((value, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns]
    return {
      x: plot.x + ((column + 0.5) * plot.width) / columns,
      y: plot.y + ((row + 0.5) * plot.height) / rows,
      text: () => spec.tipOf?.(row, column, value) ?? `[${row}, ${column}]: ${valueText(value)}`,
    }
  })
}
