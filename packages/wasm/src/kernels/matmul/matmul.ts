import {
  _FusedMatMul,
  type _FusedMatMulAttrs,
  BatchMatMul,
  type BatchMatMulAttrs,
  broadcast_util,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { type Finish, type FinishInputs, finishOf, plainFinish } from '../activation.js'
import { functions } from '../elementwise/unary.js'
import { kernel } from '../kernel.js'

interface Operands {
  a: TensorInfo
  b: TensorInfo
}

/** Products of matrices, batched and broadcast: `[..., m, k] x [..., k, n]`, each side as it is or transposed. */
export const batchMatMul = kernel<Operands, BatchMatMulAttrs>(
  BatchMatMul,
  (engine, { inputs, attrs }) => multiply(engine, inputs, attrs, plainFinish),
)

/** Those that follow in a pass of their own. tfjs-backend-wasm adds the bias of some products wrongly. */
const laterActivations: Record<string, number | undefined> = {
  elu: functions.elu,
  sigmoid: functions.sigmoid,
}

/** A product of matrices with bias and activation in one pass. */
export const fusedMatMul = kernel<Operands & FinishInputs, _FusedMatMulAttrs>(
  _FusedMatMul,
  (engine, { inputs, attrs }) => {
    const columns = inputs.b.shape.at(attrs.transposeB ? -2 : -1) as number
    const { heap, assembly, pool } = engine
    const later = laterActivations[attrs.activation]
    const activation = later === undefined ? attrs.activation : 'linear'
    const finish = finishOf(heap, columns, inputs, { ...attrs, activation })
    const y = finish && multiply(engine, inputs, attrs, finish)
    if (later === undefined || !y) return y
    const at = heap.address(y)
    const size = util.sizeFromShape(y.shape)
    if (size) assembly.unary(pool.control, later, at, at, size, 0, 0)
    return y
  },
)

const multiply = (
  { heap, assembly, pool }: Engine,
  { a, b }: Operands,
  { transposeA, transposeB }: { transposeA: boolean; transposeB: boolean },
  finish: Finish,
): TensorInfo | undefined => {
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return
  const [m, k] = sides(a, transposeA)
  const [depth, n] = sides(b, transposeB)
  util.assert(
    k === depth,
    () =>
      `Error in matMul: inner shapes (${k}) and (${depth}) of Tensors with shapes ${a.shape} and ${b.shape} and transposeA=${transposeA} and transposeB=${transposeB} must match.`,
  )
  const outer = broadcast_util.assertAndGetBroadcastShape(
    a.shape.slice(0, -2),
    b.shape.slice(0, -2),
  )
  const output = heap.output([...outer, m, n])
  if (m === 0 || n === 0) return output
  const scratch = heap.scratch(assembly.gemmScratch(m, n, k, pool.threads))
  const from = heap.address(a)
  const by = heap.address(b)
  const to = heap.address(output)
  const aBatches = batchOffsets(a.shape, outer)
  const bBatches = batchOffsets(b.shape, outer)
  for (let i = 0; i < util.sizeFromShape(outer); i++) {
    assembly.gemm(
      pool.control,
      from + 4 * m * k * aBatches(i),
      transposeA ? 1 : k,
      transposeA ? m : 1,
      by + 4 * k * n * bBatches(i),
      transposeB ? 1 : n,
      transposeB ? k : 1,
      to + 4 * m * n * i,
      m,
      n,
      k,
      finish.bias,
      finish.activation,
      finish.slope,
      finish.slopes,
      scratch,
    )
  }
  return output
}

const sides = ({ shape }: TensorInfo, transposed: boolean): [number, number] => {
  const [rows, columns] = shape.slice(-2) as [number, number]
  return transposed ? [columns, rows] : [rows, columns]
}

/** Which matrix of an operand belongs to the i-th matrix of the output, by the rules of broadcasting. */
const batchOffsets = (shape: readonly number[], outer: readonly number[]) => {
  const own = shape.slice(0, -2)
  const size = util.sizeFromShape(own)
  if (size === util.sizeFromShape([...outer])) return (i: number) => i
  if (size === 1) return () => 0
  const strides = util.computeStrides([...own, 1])
  const missing = outer.length - own.length
  return (i: number) => {
    let at = 0
    for (let axis = outer.length - 1; axis >= 0; axis--) {
      const length = outer[axis] as number
      if (axis >= missing && own[axis - missing] !== 1) {
        at += (i % length) * (strides[axis - missing] as number)
      }
      i = Math.floor(i / length)
    }
    return at
  }
}
