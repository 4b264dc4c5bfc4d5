import type { Link, Slot } from './ordering.js'

const SWEEPS = 16
/** Long arrows should run straight: lanes pull each other harder than boxes do. */
const LANE_PULL = 24

/**
 * Heights at which the slots of each column are centred, in pixels; the topmost edge is at 0.
 *
 * Each sweep moves every column as near as its order and spacing allow to the middle of what it
 * is linked to: a least-squares fit under order constraints, solved exactly by pooling neighbours
 * that push each other (isotonic regression).
 *
 * @param gap free pixels between two slots of one column
 */
export const assignHeights = (
  slots: readonly Slot[],
  links: readonly Link[],
  columns: readonly (readonly number[])[],
  gap: number,
): number[] => {
  const into: Link[][] = slots.map(() => [])
  const out: Link[][] = slots.map(() => [])
  for (const link of links) {
    into[link.to]!.push(link)
    out[link.from]!.push(link)
  }
  const middle = new Array<number>(slots.length).fill(0)
  for (const column of columns) {
    const tops = stack(slots, column, gap)
    const half = (tops.at(-1) ?? 0) / 2
    column.forEach((slot, i) => {
      middle[slot] = tops[i]! - half
    })
  }
  const pull = (link: Link) =>
    slots[link.from]!.box === undefined && slots[link.to]!.box === undefined ? LANE_PULL : 1

  const settle = (column: readonly number[], left: boolean, right: boolean) => {
    const offsets = stack(slots, column, gap)
    const wishes = column.map((slot, i) => {
      let weight = 0
      let sum = 0
      if (left) {
        for (const link of into[slot]!) {
          weight += pull(link)
          sum += pull(link) * (middle[link.from]! - link.entry * slots[slot]!.height)
        }
      }
      if (right) {
        for (const link of out[slot]!) {
          weight += pull(link)
          sum += pull(link) * (middle[link.to]! + link.entry * slots[link.to]!.height)
        }
      }
      // What has no neighbour on that side stays where it is, but gives way to those that have.
      const at = weight > 0 ? sum / weight : middle[slot]!
      return { at: at - offsets[i]!, weight: weight > 0 ? weight : 0.01 }
    })
    poolAdjacent(wishes).forEach((at, i) => {
      middle[column[i]!] = at + offsets[i]!
    })
  }

  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    if (sweep % 2 === 0) for (const column of columns) settle(column, true, false)
    else for (const column of columns.toReversed()) settle(column, false, true)
  }
  for (const column of columns) settle(column, true, true)
  for (const column of columns.toReversed()) settle(column, true, true)

  let top = Number.POSITIVE_INFINITY
  slots.forEach(({ height }, slot) => {
    top = Math.min(top, middle[slot]! - height / 2)
  })
  return middle.map((at) => at - top)
}

/** Centres of a column's slots when packed as tightly as allowed, the first at 0. */
const stack = (slots: readonly Slot[], column: readonly number[], gap: number): number[] => {
  let at = 0
  return column.map((slot, i) => {
    if (i > 0) at += (slots[column[i - 1]!]!.height + slots[slot]!.height) / 2 + gap
    return at
  })
}

/** The non-decreasing values nearest to the wishes, by weighted squares. */
const poolAdjacent = (wishes: readonly { at: number; weight: number }[]): number[] => {
  const pools: { at: number; weight: number; size: number }[] = []
  for (const { at, weight } of wishes) {
    let pool = { at, weight, size: 1 }
    for (let above = pools.at(-1); above && above.at > pool.at; above = pools.at(-1)) {
      pools.pop()
      const total = above.weight + pool.weight
      pool = {
        at: (above.at * above.weight + pool.at * pool.weight) / total,
        weight: total,
        size: above.size + pool.size,
      }
    }
    pools.push(pool)
  }
  return pools.flatMap(({ at, size }) => new Array<number>(size).fill(at))
}
