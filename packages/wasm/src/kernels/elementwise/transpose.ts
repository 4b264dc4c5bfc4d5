import { Transpose, util } from '@tensorflow/tfjs-core'
import { kernel, type Single } from '../kernel.js'
import { pairs } from './binary.js'
import { type Axis, layOut, sizeOf } from './broadcast.js'

/**
 * Axes in another order where the innermost stays, as between batch and time: rows are copied whole.
 * All other orders are left to TensorFlow.js's kernel.
 */
export const transpose = kernel<Single, { perm: number[] }>(
  Transpose,
  (engine, { inputs: { x }, attrs: { perm } }) => {
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return
    const axes = mergedAxes(x.shape, perm)
    const [row, ...outer] = axes
    if (!row || outer.length < 2 || row.a !== 1) return
    const { heap, assembly, pool } = engine
    const out = heap.output(
      perm.map((axis) => x.shape[axis] as number),
      x.dtype,
    )
    if (sizeOf(x.shape) === 0) return out
    const { axes: list, spare } = layOut(engine, outer)
    const [from, to] = [heap.address(x), heap.address(out)]
    const rows = sizeOf(x.shape) / row.length
    const { control } = pool
    // The second operand is not looked at; it stands still.
    assembly.binary(control, pairs.first, from, from, to, rows, row.length, 1, 0, list, spare, 0, 0)
    return out
  },
)

/** The output's axes, innermost first, with the input's steps. Neighbours that stay so become one. */
const mergedAxes = (shape: number[], perm: readonly number[]): Axis[] => {
  const steps = [...util.computeStrides(shape), 1]
  const axes: Axis[] = []
  for (const axis of [...perm].reverse()) {
    const length = shape[axis] as number
    const step = steps[axis] as number
    const last = axes.at(-1)
    if (length === 1) continue
    if (last && step === last.a * last.length) last.length *= length
    else axes.push({ length, a: step, b: 0 })
  }
  return axes
}
