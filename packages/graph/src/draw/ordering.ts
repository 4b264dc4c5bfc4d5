/** A place in a column: a box, or the lane by which a long arrow passes between boxes. */
export interface Slot {
  readonly layer: number
  readonly height: number
  /** Index of the box here; a lane has none. */
  readonly box?: number
}

/** A stretch of an arrow between neighbouring columns; indices of slots. */
export interface Link {
  readonly from: number
  readonly to: number
  /** Where it enters, from -0.5 (top) to 0.5 (bottom) of the slot `to`. */
  readonly entry: number
  readonly control: boolean
}

const SWEEPS = 12

/**
 * Orders each column from top to bottom so that few links cross: Sugiyama's barycentre sweeps,
 * to the right and back, of which the best order is kept.
 *
 * @returns indices of slots, column by column
 */
export const orderSlots = (slots: readonly Slot[], links: readonly Link[]): number[][] => {
  const into: Link[][] = slots.map(() => [])
  const out: Link[][] = slots.map(() => [])
  for (const link of links) {
    into[link.to]!.push(link)
    out[link.from]!.push(link)
  }
  const columns = firstOrder(slots, into)
  const place = new Array<number>(slots.length).fill(0)
  const number = (column: readonly number[]) =>
    column.forEach((slot, index) => {
      place[slot] = index
    })
  columns.forEach(number)

  const sortBy = (column: number[], toward: 'left' | 'right') => {
    const wish = new Map<number, number>()
    for (const slot of column) {
      const seen =
        toward === 'left'
          ? into[slot]!.map(({ from }) => place[from]!)
          : out[slot]!.map(({ to, entry }) => place[to]! + entry)
      const sum = seen.reduce((total, at) => total + at, 0)
      wish.set(slot, seen.length > 0 ? sum / seen.length : place[slot]!)
    }
    column.sort((a, b) => wish.get(a)! - wish.get(b)! || place[a]! - place[b]!)
    number(column)
  }

  let best = columns.map((column) => [...column])
  let fewest = countCrossings(columns, out, place)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    if (sweep % 2 === 0) for (const column of columns.toReversed()) sortBy(column, 'right')
    else for (const column of columns) sortBy(column, 'left')
    const crossings = countCrossings(columns, out, place)
    if (crossings < fewest) {
      fewest = crossings
      best = columns.map((column) => [...column])
    }
  }
  return best
}

/** Depth first from the outputs, inputs in order: what belongs together starts together. */
const firstOrder = (slots: readonly Slot[], into: readonly Link[][]): number[][] => {
  const columns: number[][] = []
  for (const { layer } of slots) while (columns.length <= layer) columns.push([])
  const seen = new Set<number>()
  const last = slots.map((_, slot) => slot).sort((a, b) => slots[b]!.layer - slots[a]!.layer)
  for (const root of last) {
    const stack = [root]
    while (stack.length > 0) {
      const slot = stack.pop()!
      if (seen.has(slot)) continue
      seen.add(slot)
      columns[slots[slot]!.layer]!.push(slot)
      for (const { from } of into[slot]!.toReversed()) stack.push(from)
    }
  }
  return columns
}

/** Crossings between neighbouring columns, counted with a Fenwick tree: O(links · log slots). */
const countCrossings = (
  columns: readonly (readonly number[])[],
  out: readonly (readonly Link[])[],
  place: readonly number[],
): number => {
  let crossings = 0
  for (const [layer, column] of columns.entries()) {
    const next = columns[layer + 1]
    if (!next) break
    const ends = column
      .flatMap((slot) => out[slot]!.map((link) => ({ link, at: place[slot]! })))
      .sort((a, b) => a.at - b.at || entryOf(a.link, place) - entryOf(b.link, place))
      .map(({ link }) => entryOf(link, place))
    const ranks = new Map([...new Set(ends)].sort((a, b) => a - b).map((end, rank) => [end, rank]))
    const tree = new Array<number>(ranks.size + 1).fill(0)
    ends.forEach((end, before) => {
      let notAbove = 0
      for (let i = ranks.get(end)! + 1; i > 0; i -= i & -i) notAbove += tree[i]!
      crossings += before - notAbove
      for (let i = ranks.get(end)! + 1; i < tree.length; i += i & -i) tree[i]! += 1
    })
  }
  return crossings
}

const entryOf = ({ to, entry }: Link, place: readonly number[]): number => place[to]! + entry
