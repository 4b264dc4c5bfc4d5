import { assignHeights } from './coordinates.js'
import { type Arrow, assignLayers } from './layers.js'
import { type Link, orderSlots, type Slot } from './ordering.js'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rectangle extends Size {
  readonly x: number
  readonly y: number
}

/** One stroke of an arrow: level across a column, or an S-curve across the gap between two. */
export interface Stroke {
  readonly kind: 'level' | 'curve'
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly control: boolean
}

/** Where an arrow enters a box, at its left edge. */
export interface Tip {
  readonly x: number
  readonly y: number
  readonly control: boolean
}

export interface Layout extends Size {
  readonly boxes: readonly Rectangle[]
  readonly strokes: readonly Stroke[]
  readonly tips: readonly Tip[]
}

const LANE_HEIGHT = 6
const GAP_PX = 18
const NARROWEST_GAP = 40
const WIDEST_GAP = 150

/**
 * Places boxes in columns from left to right and routes arrows between them.
 *
 * Curves stay in the gaps between columns and long arrows cross a column in a lane of their own,
 * so no arrow runs through a box. Arrows of one source share their lanes.
 *
 * @param boxes sizes in pixels
 * @param arrows edges between boxes
 * @param maxLanes give up, before the time and memory go, when long arrows need more lanes
 * @returns places in pixels from (0, 0); 'cyclic' or 'too-tangled' when there is no such picture
 */
export const layOut = (
  boxes: readonly Size[],
  arrows: readonly Arrow[],
  maxLanes: number,
): Layout | 'cyclic' | 'too-tangled' => {
  const layers = assignLayers(boxes.length, arrows)
  if (!layers) return 'cyclic'
  const slots: Slot[] = boxes.map(({ height }, box) => ({ box, height, layer: layers[box]! }))
  const links: Link[] = []
  const inputs = new Array<number>(boxes.length).fill(0)
  for (const { to } of arrows) inputs[to]! += 1
  const lanesOf = { data: new Map<number, number[]>(), control: new Map<number, number[]>() }
  for (const { from, to, port, control = false } of arrows) {
    const shared = lanesOf[control ? 'control' : 'data']
    const lanes = shared.get(from) ?? []
    shared.set(from, lanes)
    for (let layer = layers[from]! + lanes.length + 1; layer < layers[to]!; layer += 1) {
      if (slots.length - boxes.length >= maxLanes) return 'too-tangled'
      links.push({ from: lanes.at(-1) ?? from, to: slots.length, entry: 0, control })
      lanes.push(slots.length)
      slots.push({ layer, height: LANE_HEIGHT })
    }
    const between = layers[to]! - layers[from]! - 1
    const last = between > 0 ? lanes[between - 1]! : from
    links.push({ from: last, to, entry: (port + 1) / (inputs[to]! + 1) - 0.5, control })
  }
  const columns = orderSlots(slots, links)
  const middle = assignHeights(slots, links, columns, GAP_PX)
  return trace(boxes, slots, links, columns, middle)
}

const trace = (
  boxes: readonly Size[],
  slots: readonly Slot[],
  links: readonly Link[],
  columns: readonly (readonly number[])[],
  middle: readonly number[],
): Layout => {
  const rise = new Array<number>(columns.length).fill(0)
  const enterY = ({ to, entry }: Link) => middle[to]! + entry * slots[to]!.height
  for (const link of links) {
    const { layer } = slots[link.from]!
    rise[layer] = Math.max(rise[layer]!, Math.abs(enterY(link) - middle[link.from]!))
  }
  const left: number[] = []
  const right: number[] = []
  let x = 0
  columns.forEach((column, layer) => {
    let width = 0
    for (const slot of column) {
      const { box } = slots[slot]!
      if (box !== undefined) width = Math.max(width, boxes[box]!.width)
    }
    left.push(x)
    right.push(x + width)
    x += width + Math.min(WIDEST_GAP, Math.max(NARROWEST_GAP, rise[layer]! * 0.45))
  })

  const places = boxes.map(({ width, height }, box): Rectangle => {
    const { layer } = slots[box]!
    const centre = (left[layer]! + right[layer]!) / 2
    return { x: centre - width / 2, y: middle[box]! - height / 2, width, height }
  })
  const strokes: Stroke[] = []
  const tips: Tip[] = []
  const level = (fromX: number, toX: number, y: number, control: boolean) => {
    if (toX > fromX) strokes.push({ kind: 'level', fromX, fromY: y, toX, toY: y, control })
  }
  const departed = new Set<number>()
  for (const link of links) {
    const { control } = link
    const source = slots[link.from]!
    const target = slots[link.to]!
    const fromY = middle[link.from]!
    const toY = enterY(link)
    const departure = link.from * 2 + Number(control)
    if (!departed.has(departure)) {
      departed.add(departure)
      const place = source.box === undefined ? undefined : places[source.box]!
      const fromX = place ? place.x + place.width : left[source.layer]!
      level(fromX, right[source.layer]!, fromY, control)
    }
    const toX = left[target.layer]!
    strokes.push({ kind: 'curve', fromX: right[source.layer]!, fromY, toX, toY, control })
    if (target.box === undefined) continue
    const edge = places[target.box]!.x
    level(toX, edge, toY, control)
    tips.push({ x: edge, y: toY, control })
  }
  return {
    width: right.at(-1) ?? 0,
    height: slots.reduce((most, { height }, slot) => Math.max(most, middle[slot]! + height / 2), 0),
    boxes: places,
    strokes,
    tips,
  }
}
