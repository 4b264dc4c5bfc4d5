/** Which places of an axis each place of another is made of, the same number for each. */
export interface AxisTaps {
  /** Places before. */
  readonly from: number
  /** Places after. */
  readonly to: number
  /** For each place after. */
  readonly taps: number
  /** `[to, taps]`. Where a weight is 0 it names a place that counts anyway, so that NaN goes no further. */
  readonly sources: Int32Array
  /** `[to, taps]` */
  readonly weights: Float64Array
}

/** Names the place and the weight of a tap of one place after. */
export type Put = (tap: number, source: number, weight: number) => void

/** Taps as `fill` puts them, for one place after the other. */
export const axisTaps = (
  from: number,
  to: number,
  taps: number,
  fill: (place: number, put: Put) => void,
): AxisTaps => {
  const sources = new Int32Array(to * taps)
  const weights = new Float64Array(to * taps)
  let first = 0
  const put: Put = (tap, source, weight) => {
    sources[first + tap] = source
    weights[first + tap] = weight
  }
  for (let place = 0; place < to; place++, first += taps) {
    fill(place, put)
    settle(sources, weights, first, taps)
  }
  return { from, to, taps, sources, weights }
}

/** Lets taps of weight 0 name a place that counts. */
export const settle = (
  sources: Int32Array,
  weights: Float64Array,
  first: number,
  taps: number,
): void => {
  let counting = first
  while (counting < first + taps - 1 && weights[counting] === 0) counting++
  for (let at = first; at < first + taps; at++) {
    if (weights[at] === 0) sources[at] = sources[counting]!
  }
}

/** Takes whole places, one for each. */
export const takeTaps = (from: number, to: number, sourceOf: (place: number) => number): AxisTaps =>
  axisTaps(from, to, 1, (place, put) => put(0, sourceOf(place), 1))

/** The adjoint: what each place before gives to those after. */
export const transposed = ({ from, to, taps, sources, weights }: AxisTaps): AxisTaps => {
  const counts = new Int32Array(from)
  for (let at = 0; at < sources.length; at++) if (weights[at] !== 0) counts[sources[at]!]! += 1
  const most = counts.reduce((one, other) => Math.max(one, other), 1)
  const backSources = new Int32Array(from * most)
  const backWeights = new Float64Array(from * most)
  counts.fill(0)
  for (let at = 0; at < sources.length; at++) {
    if (weights[at] === 0) continue
    const source = sources[at]!
    const place = source * most + counts[source]!
    counts[source]! += 1
    backSources[place] = Math.floor(at / taps)
    backWeights[place] = weights[at]!
  }
  for (let first = 0; first < backSources.length; first += most) {
    settle(backSources, backWeights, first, most)
  }
  return { from: to, to: from, taps: most, sources: backSources, weights: backWeights }
}
