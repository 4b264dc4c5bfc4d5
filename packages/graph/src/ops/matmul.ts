import type { At, Builder, Named, Operand } from '../building/builder.js'
import { allocate } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node, Shape } from '../node.js'
import { broadcastPlaces, broadcastShapes } from '../shapes/broadcast.js'
import { sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'
import type { Definition, Kernel } from './definition.js'
import { checkSame, checkSupported, nodeAt } from './elementwise.js'

interface Transposed {
  /** Exchange rows and columns of a first. */
  transposeA?: boolean
  /** Exchange rows and columns of b first. */
  transposeB?: boolean
}

export interface Matmul {
  /**
   * The product of matrices: [rows, inner] · [inner, columns] gives [rows, columns]. Axes before
   * the last two count many matrices and are broadcast.
   *
   * Sums of float32 are folded in double precision and rounded once.
   */
  matmul<D extends 'float32' | 'int32' = 'float32'>(
    a: Operand<D>,
    b: Operand<D>,
    options?: Named & Transposed,
  ): Node<D>
}

/** The shape of the product, `undefined` if there is none. */
const productShape = (a: Shape, b: Shape, { transposeA, transposeB }: Transposed) => {
  if (a.length < 2 || b.length < 2) return undefined
  const [rows, innerA] = order(a, transposeA)
  const [innerB, columns] = order(b, transposeB)
  const batch = broadcastShapes(a.slice(0, -2), b.slice(0, -2))
  return !batch || (innerA !== null && innerB !== null && innerA !== innerB)
    ? undefined
    : [...batch, rows, columns]
}

const order = (shape: Shape, transpose = false): [number | null, number | null] => {
  const [rows, columns] = shape.slice(-2) as [number | null, number | null]
  return transpose ? [columns, rows] : [rows, columns]
}

const shapeOrError = (at: At, a: Shape, b: Shape, transposed: Transposed): Shape => {
  const shape = productShape(a, b, transposed)
  if (shape) return shape
  const flat = [a, b].find(({ length }) => length < 2)
  if (flat) throw graphError('graph/rank', { ...at, expected: 'at-least-2', shape: flat })
  throw graphError('graph/matmul-shape', { ...at, left: a, right: b })
}

const kernel = (node: Node): Kernel => {
  const transposed = node.attributes as Transposed
  return (a, b) => {
    const shape = shapeOrError(nodeAt(node), a.shape, b.shape, transposed) as number[]
    const batch = shape.slice(0, -2)
    const [rows, columns] = shape.slice(-2) as [number, number]
    const inner = order(a.shape, transposed.transposeA)[1]!
    const out = allocate(a.dtype as 'float32' | 'int32', sizeOf(shape))
    const left = matrices(a, transposed.transposeA)
    const right = matrices(b, transposed.transposeB)
    const fromA = broadcastPlaces(a.shape.slice(0, -2), batch)
    const fromB = broadcastPlaces(b.shape.slice(0, -2), batch)
    const multiplyRows = a.dtype === 'int32' ? multiplyWhole : multiplyFloat
    for (let i = 0; i < sizeOf(batch); i++) {
      const startA = (fromA ? fromA[i]! : i) * rows * inner
      const startB = (fromB ? fromB[i]! : i) * inner * columns
      const target = out.subarray(i * rows * columns, (i + 1) * rows * columns)
      const p = left.subarray(startA, startA + rows * inner)
      multiplyRows(p, right.subarray(startB, startB + inner * columns), target, inner, columns)
    }
    return new Value(a.dtype, shape, out)
  }
}

type Numbers = Float32Array | Int32Array

// Walks b row by row, as it lies in memory, and adds up one row of the result at a time; four
// rows of b in one go halve the time, since the sums are read and written less often.
const multiplyFloat = (a: Numbers, b: Numbers, out: Numbers, inner: number, columns: number) => {
  const sums = new Float64Array(columns)
  for (let start = 0, k = 0; start < out.length; start += columns) {
    sums.fill(0)
    const end = k + inner
    let p = 0
    for (; k + 4 <= end; k += 4, p += 4 * columns) {
      const [q, r, s] = [p + columns, p + 2 * columns, p + 3 * columns]
      const [f, g, h, i] = [a[k]!, a[k + 1]!, a[k + 2]!, a[k + 3]!]
      for (let j = 0; j < columns; j++)
        sums[j] = sums[j]! + f * b[p + j]! + g * b[q + j]! + h * b[r + j]! + i * b[s + j]!
    }
    for (; k < end; k++, p += columns) {
      const f = a[k]!
      for (let j = 0; j < columns; j++) sums[j] = sums[j]! + f * b[p + j]!
    }
    out.set(sums, start)
  }
}

const multiplyWhole = (a: Numbers, b: Numbers, out: Numbers, inner: number, columns: number) => {
  for (let start = 0, k = 0; start < out.length; start += columns)
    for (let at = 0; at < inner * columns; at += columns) {
      const factor = a[k++]!
      for (let j = 0; j < columns; j++)
        out[start + j] = out[start + j]! + Math.imul(factor, b[at + j]!)
    }
}

/** The matrices one after the other, with rows and columns exchanged if asked. */
const matrices = ({ data, shape }: Value, transpose = false): Numbers => {
  const from = data as Numbers
  if (!transpose) return from
  const [rows, columns] = shape.slice(-2) as [number, number]
  const to = from.slice()
  for (let start = 0; start < from.length; start += rows * columns)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        to[start + column * rows + row] = from[start + row * columns + column]!
  return to
}

const shared: Omit<Definition, 'op'> = {
  title: 'matmul',
  checkShapes: (node, [a, b]) => {
    shapeOrError(nodeAt(node), a!, b!, node.attributes as Transposed)
  },
  kernel,
  tfjs: (tf, [a, b], { attributes: { transposeA, transposeB } }) => {
    // tf.matMul broadcasts only one axis of batches.
    const batch = broadcastShapes(a!.shape.slice(0, -2), b!.shape.slice(0, -2)) as number[]
    const [left, right] = [a!, b!].map((x) =>
      tf.broadcastTo(x, [...batch, ...x.shape.slice(-2)] as [number, number]),
    )
    return tf.matMul(left!, right!, transposeA as boolean, transposeB as boolean)
  },
  gradient: (k, { x: [a, b], y, dy }) => {
    const { transposeA, transposeB } = y.attributes as Transposed
    const product = (left: Node<'float32'>, right: Node<'float32'>, options: Transposed) =>
      k.matmul(left, right, options)
    const gradientA = () => {
      if (!transposeA) return product(dy, b!, { transposeB: !transposeB })
      return product(b!, dy, { transposeA: transposeB === true, transposeB: true })
    }
    const gradientB = () => {
      if (!transposeB) return product(a!, dy, { transposeA: !transposeA })
      return product(dy, a!, { transposeA: true, transposeB: transposeA === true })
    }
    return [() => k.sumLike(gradientA(), a!), () => k.sumLike(gradientB(), b!)]
  },
}
const matMul: Definition = { op: 'MatMul', ...shared }
const batchMatMul: Definition = { op: 'BatchMatMulV2', ...shared }

export const matmul =
  (build: Builder): Matmul['matmul'] =>
  <D extends 'float32' | 'int32'>(
    left: Operand<D>,
    right: Operand<D>,
    options: Named & Transposed = {},
  ) => {
    const at = build.at(matMul, options)
    const [a, b] = build.operands(at, [left, right]) as [Node<D>, Node<D>]
    checkSame(at, a.dtype, b.dtype)
    checkSupported(at, a.dtype, ['float32', 'int32'])
    const { transposeA = false, transposeB = false } = options
    const shape = a.shape && b.shape && shapeOrError(at, a.shape, b.shape, options)
    return build.node(shape?.length === 2 ? matMul : batchMatMul, {
      name: at.name,
      inputs: [a, b],
      attributes: { transposeA, transposeB },
      dtype: a.dtype,
      shape,
    })
  }
