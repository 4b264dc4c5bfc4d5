import {
  add,
  concat,
  matMul,
  mul,
  neg,
  pad,
  reshape,
  slice,
  sub,
  type Tensor,
  type Tensor2D,
  tensor2d,
  transpose,
} from '@tensorflow/tfjs-core'
import { binsOf } from './bins.js'

/** cos and sin of all angles `2 pi i j / size`, as rows. */
const anglesOf = (rows: number, columns: number, size: number) => {
  const table = (wave: (angle: number) => number): Tensor2D => {
    const turn = Float64Array.from({ length: size }, (_, k) => wave((2 * Math.PI * k) / size))
    const values = new Float32Array(rows * columns)
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) values[i * columns + j] = turn[(i * j) % size]!
    }
    return tensor2d(values, [rows, columns])
  }
  return { cos: table(Math.cos), sin: table(Math.sin) }
}

/** The largest divisor that is at most the root. */
const divisorOf = (size: number): number => {
  let divisor = Math.floor(Math.sqrt(size))
  while (size % divisor !== 0) divisor--
  return divisor
}

/** Transforms rows `[rows, size]` of real parts, or `[rows, 2 * size]` with imaginary parts behind. */
const directly = (rows: Tensor, size: number): Tensor => {
  const { cos, sin } = anglesOf(size, size, size)
  const ofReal = concat([cos, neg(sin)], 1)
  const isReal = rows.shape[1] === size
  return matMul(rows as Tensor2D, isReal ? ofReal : concat([ofReal, concat([sin, cos], 1)], 0))
}

/** Parts `[rows, parts * from * to]` as `[rows * to, parts * from]`. */
const across = (rows: Tensor, parts: number, from: number, to: number): Tensor =>
  reshape(transpose(reshape(rows, [-1, parts, from, to]), [0, 3, 1, 2]), [-1, parts * from])

/**
 * The product of the matrix of the discrete Fourier transform in two steps, of sizes whose product is its
 * own (J. Cooley and J. Tukey, 1965): `[rows, 2 * size]`.
 */
const inTwoSteps = (rows: Tensor, size: number): Tensor => {
  const first = divisorOf(size)
  if (first === 1) return directly(rows, size)
  const second = size / first
  const parts = directly(across(rows, rows.shape[1]! / size, first, second), first)
  const part = (at: number) =>
    reshape(slice(parts, [0, at * first], [-1, first]), [-1, second, first])
  const [real, imaginary] = [part(0), part(1)]
  const { cos, sin } = anglesOf(second, first, size)
  const turned = concat(
    [add(mul(real, cos), mul(imaginary, sin)), sub(mul(imaginary, cos), mul(real, sin))].map(
      (turn) => reshape(turn, [-1, size]),
    ),
    1,
  )
  const result = directly(across(turned, 2, second, first), second)
  return reshape(transpose(reshape(result, [-1, first, 2, second]), [0, 2, 3, 1]), [-1, 2 * size])
}

/** Of real rows `[rows, size]`: the real and then the imaginary parts of the lower half, `[rows, 2 * bins]`. */
export const dftOfTensors = (rows: Tensor2D): Tensor2D => {
  const [, size] = rows.shape
  const bins = binsOf(size)
  const whole = inTwoSteps(rows, size)
  return concat(
    [0, size].map((first) => slice(whole, [0, first], [-1, bins])),
    1,
  ) as Tensor2D
}

/** The transpose of {@link dftOfTensors}: what bins give to each of the `size` numbers. */
export const dftAdjointOfTensors = (spectra: Tensor2D, size: number): Tensor2D => {
  const bins = binsOf(size)
  const part = (first: number) =>
    pad(slice(spectra, [0, first], [-1, bins]), [
      [0, 0],
      [0, size - bins],
    ])
  const conjugate = concat([part(0), neg(part(bins))], 1)
  return slice(inTwoSteps(conjugate, size), [0, 0], [-1, size]) as Tensor2D
}
