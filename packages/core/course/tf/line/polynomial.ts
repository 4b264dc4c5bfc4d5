import type { Point } from '../../../src/runs/line-points.js'

const middle = 6.479
const half = 4.312

/** x of the training points brought to -1 ... 1, so that its seventh power stays below 1 too. */
export const scaled = (x: number): number => (x - middle) / half

/** 1, u, u², ... up to the degree, of the scaled x. */
export const powers = (x: number, degree: number): number[] =>
  Array.from({ length: degree + 1 }, (_, power) => scaled(x) ** power)

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)

/** The polynomial of the least sum of squares, by making its columns orthogonal one by one. */
export const leastSquares = (points: readonly Point[], degree: number): ((x: number) => number) => {
  const rows = points.map(({ x }) => powers(x, degree))
  const columns = Array.from({ length: degree + 1 }, (_, j) => rows.map((row) => row[j]!))
  let rest = points.map(({ y }) => y)
  const share: number[] = []
  const overlap = columns.map(() => columns.map(() => 0))
  columns.forEach((column, j) => {
    for (let k = j + 1; k < columns.length; k++) {
      const factor = dot(column, columns[k]!) / dot(column, column)
      overlap[j]![k] = factor
      columns[k] = columns[k]!.map((value, i) => value - factor * column[i]!)
    }
    const part = dot(column, rest) / dot(column, column)
    share[j] = part
    rest = rest.map((value, i) => value - part * column[i]!)
  })
  for (let j = degree; j >= 0; j--) {
    for (let k = j + 1; k <= degree; k++) share[j]! -= overlap[j]![k]! * share[k]!
  }
  return (x) => dot(powers(x, degree), share)
}
