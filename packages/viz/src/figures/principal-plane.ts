import type { Cell } from '../values/cells.js'

const rounds = 200

interface PrincipalPlane {
  readonly x: Cell[]
  readonly y: Cell[]
  /** The share of the variance that lies in the plane. */
  readonly explained: number
}

/**
 * The two directions of largest variance by orthogonal iteration (Golub and Van Loan, Matrix
 * Computations, 8.2.4), from a fixed start: the same vectors give the same picture. The largest part
 * of each direction is positive. Vectors with a NaN have no place.
 */
export const principalPlane = (
  data: ArrayLike<number>,
  count: number,
  dimensions: number,
): PrincipalPlane => {
  const rows = Array.from({ length: count }, (_, i) => {
    const row = Float64Array.from(
      { length: dimensions },
      (_, d) => data[i * dimensions + d] as number,
    )
    return row.length > 0 && row.every(Number.isFinite) ? row : undefined
  })
  const along = (at: (row: Float64Array) => number): Cell[] =>
    rows.map((row) => (row ? finite(at(row)) : null))
  if (dimensions <= 2) {
    return { x: along(([x]) => x as number), y: along(([, y]) => y ?? 0), explained: 1 }
  }
  const present = rows.filter((row) => row !== undefined)
  // Squares of the largest numbers are beyond all numbers, of the smallest below: not of shares.
  const size = Math.max(...present.map((row) => Math.max(...row.map(Math.abs)))) || 1
  const mean = meanOf(present, size, dimensions)
  const centered = present.map((row) => row.map((v, d) => v / size - (mean[d] as number)))
  const covariance = covarianceOf(centered, dimensions)
  const directions = leadingPair(covariance, dimensions)
  const total = covariance.reduce((sum, row, d) => sum + (row[d] as number), 0)
  const shown = directions.reduce((sum, v) => sum + dot(v, times(covariance, v)), 0)
  const [x, y] = directions.map((v) =>
    along(
      (row) =>
        size *
        dot(
          v,
          row.map((value, d) => value / size - (mean[d] as number)),
        ),
    ),
  ) as [Cell[], Cell[]]
  return { x, y, explained: total > 0 ? Math.max(0, Math.min(1, shown / total)) : 1 }
}

const finite = (value: number): Cell => (Number.isFinite(value) ? value : null)

const meanOf = (rows: readonly Float64Array[], size: number, dimensions: number): Float64Array => {
  const mean = new Float64Array(dimensions)
  for (const row of rows) {
    for (let d = 0; d < dimensions; d++) {
      mean[d] = (mean[d] as number) + (row[d] as number) / size / rows.length
    }
  }
  return mean
}

const covarianceOf = (rows: readonly Float64Array[], dimensions: number): Float64Array[] => {
  const sums = Array.from({ length: dimensions }, () => new Float64Array(dimensions))
  for (const row of rows) {
    for (const [a, sum] of sums.entries()) {
      const share = (row[a] as number) / rows.length
      for (let b = 0; b < dimensions; b++) sum[b] = (sum[b] as number) + share * (row[b] as number)
    }
  }
  return sums
}

const leadingPair = (matrix: readonly Float64Array[], dimensions: number) => {
  let first: Float64Array = unit(
    Float64Array.from({ length: dimensions }, (_, d) => 1 + Math.sin(d + 1)),
  )
  let second: Float64Array = Float64Array.from({ length: dimensions }, (_, d) =>
    Math.cos(3 * d + 1),
  )
  for (let round = 0; round < rounds; round++) {
    first = unit(times(matrix, first))
    second = unit(without(times(matrix, second), first))
  }
  return [first, second].map(turned)
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number)
  return sum
}

const times = (matrix: readonly Float64Array[], v: Float64Array): Float64Array =>
  Float64Array.from(matrix, (row) => dot(row, v))

const unit = (v: Float64Array) => {
  const length = Math.sqrt(dot(v, v))
  return length > 0 ? v.map((value) => value / length) : v
}

const without = (v: Float64Array, u: Float64Array): Float64Array => {
  const share = dot(v, u)
  return v.map((value, d) => value - share * (u[d] as number))
}

const turned = (v: Float64Array): Float64Array => {
  const most = v.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
  return most < 0 ? v.map((value) => -value) : v
}
