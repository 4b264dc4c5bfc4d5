import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { type Matrix3, mapPoint, type Point } from '../../geometry/matrix.js'

/** Moves points to a mean of 0 and scales them to a mean distance of the root of 2. */
interface Frame {
  readonly middle: Point
  readonly scale: number
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const frameOf = (points: readonly Point[]): Frame => {
  const middle = { y: meanOf(points.map(({ y }) => y)), x: meanOf(points.map(({ x }) => x)) }
  const far = meanOf(points.map(({ y, x }) => Math.hypot(y - middle.y, x - middle.x)))
  // Of points in one place no distance is more.
  return { middle, scale: far > 0 ? Math.SQRT2 / far : 1 }
}

const framed = ({ middle, scale }: Frame, { y, x }: Point): Point => ({
  y: (y - middle.y) * scale,
  x: (x - middle.x) * scale,
})

const toFrame = ({ middle, scale }: Frame): Matrix =>
  new Matrix([
    [scale, 0, -scale * middle.x],
    [0, scale, -scale * middle.y],
    [0, 0, 1],
  ])

const fromFrame = ({ middle, scale }: Frame): Matrix =>
  new Matrix([
    [1 / scale, 0, middle.x],
    [0, 1 / scale, middle.y],
    [0, 0, 1],
  ])

const matrixOf = (rows: Matrix3): Matrix => new Matrix(rows.map((row) => [...row]))

const rowsOf = (nine: readonly number[]): Matrix3 =>
  [nine.slice(0, 3), nine.slice(3, 6), nine.slice(6)] as unknown as Matrix3

/** With a last number of 1, where it is not 0. */
const scaled = (matrix: Matrix): Matrix3 => {
  const size = Math.hypot(...matrix.to1DArray())
  const last = matrix.get(2, 2)
  const by = Math.abs(last) > 1e-12 * size ? last : size
  return rowsOf(matrix.to1DArray().map((value) => value / by))
}

/** Adds the product of a column with itself. */
const addSquare = (products: Matrix, column: readonly number[]): void => {
  for (const [i, one] of column.entries())
    for (const [j, other] of column.entries()) products.set(i, j, products.get(i, j) + one * other)
}

const eigen = (products: Matrix) => new EigenvalueDecomposition(products, { assumeSymmetric: true })

/** In the frames of the points, of which there are four at least: what makes the least algebraic distance. */
const directly = (from: readonly Point[], to: readonly Point[]): Matrix => {
  const products = Matrix.zeros(9, 9)
  for (const [index, { y, x }] of from.entries()) {
    const { y: v, x: u } = to[index]!
    addSquare(products, [x, y, 1, 0, 0, 0, -u * x, -u * y, -u])
    addSquare(products, [0, 0, 0, x, y, 1, -v * x, -v * y, -v])
  }
  const { realEigenvalues, eigenvectorMatrix } = eigen(products)
  const least = realEigenvalues.indexOf(Math.min(...realEigenvalues))
  return Matrix.from1DArray(3, 3, eigenvectorMatrix.getColumn(least))
}

const rounds = 20

/**
 * Makes the sum of squared distances from where points should be the least, by the method of Gauss and
 * Newton; the last number stays 1.
 */
const nearer = (first: Matrix3, from: readonly Point[], to: readonly Point[]): Matrix3 => {
  let best = first
  let least = Number.POSITIVE_INFINITY
  let values = first.flat()
  for (let round = 0; round < rounds; round++) {
    const matrix = rowsOf(values)
    const products = Matrix.zeros(8, 8)
    const slope = new Float64Array(8)
    let cost = 0
    for (const [index, point] of from.entries()) {
      const there = mapPoint(matrix, point)
      const { y, x } = point
      const w = values[6]! * x + values[7]! * y + values[8]!
      const [toX, toY] = [to[index]!.x - there.x, to[index]!.y - there.y]
      const forX = [x, y, 1, 0, 0, 0, -there.x * x, -there.x * y].map((one) => one / w)
      const forY = [0, 0, 0, x, y, 1, -there.y * x, -there.y * y].map((one) => one / w)
      addSquare(products, forX)
      addSquare(products, forY)
      for (let i = 0; i < 8; i++) slope[i]! += forX[i]! * toX + forY[i]! * toY
      cost += toX * toX + toY * toY
    }
    if (!(cost < least)) break
    least = cost
    best = matrix
    const { realEigenvalues, eigenvectorMatrix } = eigen(products)
    const step = new Float64Array(8)
    for (const [column, size] of realEigenvalues.entries()) {
      const axis = eigenvectorMatrix.getColumn(column)
      const along = axis.reduce((sum, one, i) => sum + one * slope[i]!, 0) / size
      for (let i = 0; i < 8; i++) step[i]! += along * axis[i]!
    }
    values = values.map((value, i) => value + (step[i] ?? 0))
  }
  return best
}

/**
 * The homography that brings four or more points nearest to others: the direct linear transform of points
 * that were brought to one size; of more than four, what has the least sum of squared distances near it.
 *
 * Source: R. Hartley, In defense of the eight-point algorithm, IEEE Transactions on Pattern Analysis and
 * Machine Intelligence 19 (1997).
 */
export const fitHomography = (from: readonly Point[], to: readonly Point[]): Matrix3 => {
  const [source, target] = [frameOf(from), frameOf(to)]
  const some = from.map((point) => framed(source, point))
  const others = to.map((point) => framed(target, point))
  const direct = scaled(directly(some, others))
  const best = from.length > 4 && direct[2][2] === 1 ? nearer(direct, some, others) : direct
  return scaled(fromFrame(target).mmul(matrixOf(best)).mmul(toFrame(source)))
}
