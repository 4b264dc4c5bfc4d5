import { colourBar } from '../layout/colour-bar.js'
import { columnsFor, tiles } from '../layout/tiles.js'
import { type ColourMap, colouredPixels } from '../scales/colours.js'
import { valueText } from '../scales/format.js'
import type { Drawing, Mark, Tip } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import type { Grid } from '../values/cells.js'
import { gridFacts } from './grid-facts.js'

interface MapTiles {
  readonly maps: readonly Grid[]
  readonly columns?: number | undefined
  readonly map: ColourMap
  readonly domain: readonly [number, number]
  readonly captionOf: (index: number) => string
}

const layoutOf = (spec: MapTiles, width: number, medium: Medium) => {
  const barWidth = colourBar(spec.map, spec.domain, 0, 96, medium).width + 2 * medium.gapX
  const first = spec.maps[0]
  const aspect = first && first.rows > 0 ? Math.max(1, first.columns) / first.rows : 1
  const room = Math.max(1, width - barWidth)
  const columns = spec.columns ?? columnsFor(spec.maps.length, room, medium.thumbnail)
  const used = Math.min(
    room,
    Math.min(columns, Math.max(1, spec.maps.length)) * medium.thumbnail * 1.6,
  )
  return { ...tiles(spec.maps.length, columns, aspect, spec.captionOf, used, medium), used }
}

export const mapTilesHeight = (spec: MapTiles, width: number, medium: Medium): number =>
  Math.max(96, layoutOf(spec, width, medium).height)

/** Maps of numbers side by side under one colour map, with what the colours mean. */
export const mapTiles = (spec: MapTiles, width: number, medium: Medium): Drawing => {
  const { boxes, captions, used } = layoutOf(spec, width, medium)
  const marks: Mark[] = []
  const tips: Tip[] = []
  for (const [index, grid] of spec.maps.entries()) {
    const box = boxes[index] as (typeof boxes)[number]
    if (grid.rows * grid.columns > 0) {
      const pixels = colouredPixels(grid.values, spec.map, spec.domain)
      marks.push({ type: 'image', ...box, pixels, columns: grid.columns, rows: grid.rows })
    }
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    tips.push({ ...at, text: () => `${spec.captionOf(index)}${rangeOf(grid)}` })
  }
  const bar = colourBar(spec.map, spec.domain, 0, 80, medium)
  const right: Mark = { type: 'group', x: used + 2 * medium.gapX, marks: bar.marks }
  return { marks: [...marks, ...captions, right], tips }
}

const rangeOf = (grid: Grid): string => {
  const facts = gridFacts(grid)
  return facts ? `\n${valueText(facts.low)} – ${valueText(facts.high)}` : ''
}
