/** From box `from` into input `port` of box `to`; both are indices. */
export interface Arrow {
  readonly from: number
  readonly to: number
  /** Which input, counted from 0 at the top. */
  readonly port: number
  /** Says only "runs before": no value flows. */
  readonly control?: boolean
}

/**
 * Columns for a picture that flows to the right: every arrow goes to a later column.
 *
 * Longest-path layering from the left; then every box that has no fewer arrows out than in moves
 * right to its first reader: constants and variables stand beside the operations that use them.
 *
 * @param count number of boxes
 * @param arrows edges of an acyclic graph
 * @returns the column of each box, or undefined when the arrows form a cycle
 */
export const assignLayers = (count: number, arrows: readonly Arrow[]): number[] | undefined => {
  const readers: number[][] = Array.from({ length: count }, () => [])
  const waiting = new Array<number>(count).fill(0)
  const inputs = new Array<number>(count).fill(0)
  for (const { from, to } of arrows) {
    readers[from]!.push(to)
    waiting[to]! += 1
    inputs[to]! += 1
  }
  const layers = new Array<number>(count).fill(0)
  const order: number[] = []
  for (let box = 0; box < count; box += 1) if (waiting[box] === 0) order.push(box)
  for (let next = 0; next < order.length; next += 1) {
    const box = order[next]!
    for (const reader of readers[box]!) {
      layers[reader] = Math.max(layers[reader]!, layers[box]! + 1)
      waiting[reader]! -= 1
      if (waiting[reader] === 0) order.push(reader)
    }
  }
  if (order.length < count) return undefined
  for (const box of order.reverse()) {
    const out = readers[box]!
    if (out.length === 0 || out.length < inputs[box]!) continue
    let first = Number.POSITIVE_INFINITY
    for (const reader of out) first = Math.min(first, layers[reader]!)
    layers[box] = first - 1
  }
  return layers
}
