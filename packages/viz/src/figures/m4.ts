/**
 * Points of a line without those that no pixel shows: of each column of pixels the first, the last,
 * the lowest and the highest. Extremes and gaps stay. A line that goes back in x is left as it is.
 *
 * M4: Jugel, Jerzak, Hackenbroich, Markl, "M4: A Visualization-Oriented Time Series Data
 * Aggregation", VLDB 2014.
 *
 * @param points `[x0, y0, x1, y1, ...]` in pixels, NaN for gaps
 */
export const thinned = (points: Float64Array, left: number, width: number): Float64Array => {
  const columns = Math.max(1, Math.ceil(width))
  const count = points.length / 2
  if (count <= columns * 4) return points
  const kept = new Float64Array(points.length)
  let length = 0
  const keep = (index: number) => {
    kept[length++] = points[2 * index] as number
    kept[length++] = points[2 * index + 1] as number
  }
  const flush = (first: number, low: number, high: number, last: number) => {
    keep(first)
    const [a, b] = low < high ? [low, high] : [high, low]
    if (a !== first) keep(a)
    if (b !== a && b !== first) keep(b)
    if (last !== first && last !== a && last !== b) keep(last)
  }
  let column = Number.NEGATIVE_INFINITY
  let [first, low, high, last] = [-1, -1, -1, -1]
  let inGap = true
  for (let i = 0; i < count; i++) {
    const x = points[2 * i] as number
    const y = points[2 * i + 1] as number
    if (Number.isNaN(x) || Number.isNaN(y)) {
      if (first >= 0) flush(first, low, high, last)
      if (!inGap) {
        kept[length++] = Number.NaN
        kept[length++] = Number.NaN
      }
      first = -1
      inGap = true
      continue
    }
    inGap = false
    const here = Math.floor(x - left)
    if (here < column) return points
    if (first >= 0 && here === column) {
      if (y < (points[2 * low + 1] as number)) low = i
      if (y > (points[2 * high + 1] as number)) high = i
      last = i
      continue
    }
    if (first >= 0) flush(first, low, high, last)
    column = here
    first = low = high = last = i
  }
  if (first >= 0) flush(first, low, high, last)
  return kept.subarray(0, length)
}
