import { GatherV2, type TensorInfo, util } from '@tensorflow/tfjs-core'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel } from '../kernel.js'

interface Inputs {
  readonly x: TensorInfo
  readonly indices: TensorInfo
}

/** The slices of an axis that the indices name. */
export const gatherV2 = kernel<Inputs, { axis: number; batchDims: number }>(
  GatherV2,
  ({ heap, assembly, pool }, { inputs: { x, indices }, attrs: { axis, batchDims } }) => {
    if (batchDims || indices.dtype !== 'int32') return
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return
    const [at] = util.parseAxisParam(axis, x.shape) as [number]
    const length = x.shape[at] as number
    for (const index of heap.view(indices)) {
      util.assert(
        index >= 0 && index < length,
        () => `GatherV2: the index value ${index} is not in [0, ${length - 1}]`,
      )
    }
    const outer = x.shape.slice(0, at)
    const slice = x.shape.slice(at + 1)
    const out = heap.output([...outer, ...indices.shape, ...slice], x.dtype)
    if (sizeOf(out.shape) === 0) return out
    assembly.gather(
      pool.control,
      heap.address(x),
      heap.address(indices),
      heap.address(out),
      sizeOf(outer),
      sizeOf(indices.shape),
      length,
      sizeOf(slice),
    )
    return out
  },
)
