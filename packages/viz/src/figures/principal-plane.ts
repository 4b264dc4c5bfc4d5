import type { Cell } from '../values/cells.js'

const rounds = 200

/**
 * The two directions of largest variance by orthogonal iteration (Golub and Van Loan, Matrix
 * Computations, 8.2.4), from a fixed start: the same vectors give the same picture. Signs are such
 * that the largest part of each direction is positive. Vectors with a NaN have no place.
 */
export const principalPlane = (
  data: ArrayLike<number>,
  count: number,
  dimensions: number,
): { x: Cell[]; y: Cell[]; explained: number } => {
  const at = (i: number, d: number) => data[i * dimensions + d] as number
  const isWhole = Array.from({ length: count }, (_, i) => {
    for (let d = 0; d < dimensions; d++) if (!Number.isFinite(at(i, d))) return false
    return dimensions > 0
  })
  const place = (value: (i: number) => number): Cell[] =>
    isWhole.map((whole, i) => (whole ? value(i) : null))
  if (dimensions <= 2) {
    return {
      x: place((i) => at(i, 0)),
      y: place((i) => (dimensions === 2 ? at(i, 1) : 0)),
      explained: 1,
    }
  }
  const whole = isWhole.filter(Boolean).length
  const mean = new Float64Array(dimensions)
  for (let i = 0; i < count; i++) {
    if (isWhole[i])
      for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] as number) + at(i, d) / whole
  }
  const covariance = new Float64Array(dimensions * dimensions)
  for (let i = 0; i < count; i++) {
    if (!isWhole[i]) continue
    for (let a = 0; a < dimensions; a++) {
      const centered = (at(i, a) - (mean[a] as number)) / whole
      for (let b = 0; b < dimensions; b++) {
        const c = a * dimensions + b
        covariance[c] = (covariance[c] as number) + centered * (at(i, b) - (mean[b] as number))
      }
    }
  }
  const applied = (v: Float64Array) =>
    v.map((_, a) =>
      v.reduce((sum, value, b) => sum + value * (covariance[a * dimensions + b] as number), 0),
    )
  const dot = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, d) => sum + value * (b[d] as number), 0)
  const unit = (v: Float64Array) => {
    const length = Math.sqrt(dot(v, v))
    return length > 0 ? v.map((value) => value / length) : v
  }
  const without = (v: Float64Array, u: Float64Array) => {
    const share = dot(v, u)
    return v.map((value, d) => value - share * (u[d] as number))
  }
  let first = unit(Float64Array.from({ length: dimensions }, (_, d) => 1 + Math.sin(d + 1)))
  let second = unit(
    without(
      Float64Array.from({ length: dimensions }, (_, d) => Math.cos(3 * d + 1)),
      first,
    ),
  )
  for (let round = 0; round < rounds; round++) {
    first = unit(applied(first))
    second = unit(without(applied(second), first))
  }
  const turned = [first, second].map((v) => {
    const largest = v.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
    return largest < 0 ? v.map((value) => -value) : v
  }) as [Float64Array, Float64Array]
  const total = Array.from(
    { length: dimensions },
    (_, d) => covariance[d * dimensions + d] as number,
  ).reduce((a, b) => a + b, 0)
  const shown = turned.reduce((sum, v) => sum + dot(v, applied(v)), 0)
  const along = (v: Float64Array) =>
    place((i) => v.reduce((sum, value, d) => sum + value * (at(i, d) - (mean[d] as number)), 0))
  return {
    x: along(turned[0]),
    y: along(turned[1]),
    explained: total > 0 ? Math.max(0, Math.min(1, shown / total)) : 1,
  }
}
