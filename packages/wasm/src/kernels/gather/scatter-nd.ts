import {
  backend_util,
  ScatterNd,
  type ScatterNdAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'

interface Inputs {
  readonly indices: TensorInfo
  readonly updates: TensorInfo
}

/** Sums of the updates that have the same index, in their order; zeros where none has. */
export const scatterNd = kernel<Inputs, ScatterNdAttrs>(
  ScatterNd,
  ({ heap, assembly, pool }, { inputs: { indices, updates }, attrs: { shape } }) => {
    if (updates.dtype !== 'float32' || indices.dtype !== 'int32') return
    const { sliceRank, numUpdates, sliceSize, strides, outputSize } = backend_util.calculateShapes(
      updates as never,
      indices as never,
      shape,
    )
    const out = heap.output(shape)
    if (outputSize === 0) return out
    const rows = outputSize / sliceSize
    const ids = heap.scratch(4 * numUpdates)
    const places = heap.view(indices)
    const words = heap.integers
    for (let i = 0; i < numUpdates; i++) {
      let row = 0
      for (let j = 0; j < sliceRank; j++) {
        row += (places[i * sliceRank + j] as number) * (strides[j] as number)
      }
      if (!(row >= 0 && row < rows)) {
        const index = places.slice(i * sliceRank, (i + 1) * sliceRank)
        throw new Error(`Invalid indices: ${index} does not index into ${shape}`)
      }
      words[ids / 4 + i] = row
    }
    const [from, to] = [heap.address(updates), heap.address(out)]
    assembly.segmentSum(pool.control, from, ids, to, numUpdates, sliceSize, rows)
    return out
  },
)
