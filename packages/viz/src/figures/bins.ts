import { bisectRight, thresholdFreedmanDiaconis, thresholdSturges } from 'd3-array'
import { makeScale } from '../scales/scale.js'

/** More bins than pixels could show are no use. */
const mostBins = 200

/** How many bins the values want: by Freedman and Diaconis, by Sturges where half are equal. */
export const binCount = (values: readonly number[], [low, high]: readonly [number, number]) => {
  const count = thresholdFreedmanDiaconis(values, low, high)
  const isUsable = Number.isFinite(count) && count > 0
  return Math.min(mostBins, isUsable ? count : Math.max(1, thresholdSturges(values)))
}

/** Borders of about so many bins: round numbers, and the ends of the domain where they are given. */
export const binEdges = (
  domain: readonly [number, number],
  count: number,
  isFixed: boolean,
): number[] => {
  const [low, high] = domain
  const inner = makeScale('linear', domain, [0, 1])
    .ticks(count)
    .map(({ value }) => value)
  const [first, second] = inner
  const last = inner.at(-1)
  if (first === undefined || second === undefined || last === undefined) return [low, high]
  const step = second - first
  const beyond = (edge: number, end: number) => {
    const next = edge + Math.sign(end - edge) * step
    return isFixed || !Number.isFinite(next) ? end : next
  }
  return [
    ...(first > low ? [beyond(first, low)] : []),
    ...inner,
    ...(last < high ? [beyond(last, high)] : []),
  ]
}

/** How many values lie in each bin; the last border belongs to the last bin. */
export const countsIn = (edges: readonly number[], values: ArrayLike<number>): number[] => {
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0)
  const [low, high] = [edges[0] as number, edges.at(-1) as number]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!(value >= low && value <= high)) continue
    const into = Math.min(counts.length, bisectRight(edges, value)) - 1
    counts[into] = (counts[into] as number) + 1
  }
  return counts
}
