import { type ColourMap, colouredPixels } from '../scales/colours.js'
import { makeScale } from '../scales/scale.js'
import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { textMark } from '../scene/text.js'
import { ticksUpward } from './ticks.js'

const steps = 64

/** What the colours of a map mean: a bar with ticks, as wide as `width` says. */
export const colourBar = (
  map: ColourMap,
  [low, high]: readonly [number, number],
  top: number,
  height: number,
  medium: Medium,
  type: 'linear' | 'log' = 'linear',
): { marks: Mark[]; width: number } => {
  const { small, gapX, theme } = medium
  const side = medium.snap(12)
  const values = Array.from({ length: steps }, (_, i) => 1 - i / (steps - 1))
  const scale = makeScale(type, [low, high], [top + height, top])
  const ticks = ticksUpward(scale, top, top + height, medium)
  const pixels = colouredPixels(values, map, [0, 1])
  const bar = { x: 0, y: top, width: side, height } as const
  return {
    marks: [
      { type: 'image', ...bar, pixels, columns: 1, rows: steps },
      ...ticks.map(({ text, at }) =>
        textMark(text, side + gapX, medium.lineTop(at, top, top + height), small, theme.muted),
      ),
    ],
    width: side + gapX + Math.max(0, ...ticks.map((tick) => tick.width)),
  }
}
