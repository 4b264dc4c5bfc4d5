import type { Interval } from '../interval.js'

/** The least and the largest of some values, without NaN; of none, 0 and 0. */
export const rangeOf = (values: Float32Array): Interval => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return least <= most ? [least, most] : [0, 0]
}

/** Half a unit to each side of where there is but one value, as NumPy has it. */
export const widened = ([least, most]: Interval): Interval =>
  least === most ? [least - 0.5, most + 0.5] : [least, most]

/** Where bins begin, and where the last ends: each value belongs to the bin that begins at most there. */
export const edgesOf = ([least, most]: Interval, bins: number): Float64Array => {
  const step = (most - least) / bins
  return Float64Array.from({ length: bins + 1 }, (_, bin) =>
    bin === bins ? most : least + bin * step,
  )
}

/** In which bin a value lies, -1 outside of all; the last bin has its end. */
export const binOf = (value: number, edges: Float64Array): number => {
  const last = edges.length - 1
  const [least, most] = [edges[0]!, edges[last]!]
  if (!(value >= least && value <= most)) return -1
  const guess = Math.min(last - 1, Math.floor(((value - least) / (most - least)) * last))
  // Rounding may lead next door.
  if (value < edges[guess]!) return guess - 1
  return guess < last - 1 && value >= edges[guess + 1]! ? guess + 1 : guess
}
