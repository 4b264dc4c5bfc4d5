import { TopK, type TopKAttrs } from '@tensorflow/tfjs-core'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel, type Single } from '../kernel.js'

/** The k largest numbers of each row, largest first, and where they stand. */
export const topK = kernel<Single, TopKAttrs>(
  TopK,
  ({ heap, assembly, pool }, { inputs: { x }, attrs: { k } }) => {
    if (x.dtype !== 'float32' && x.dtype !== 'int32') return
    const outer = x.shape.slice(0, -1)
    const values = heap.output([...outer, k], x.dtype)
    const indices = heap.output([...outer, k], 'int32')
    const rows = sizeOf(outer)
    if (rows * k === 0) return [values, indices]
    assembly.topK(
      pool.control,
      heap.address(x),
      heap.address(values),
      heap.address(indices),
      rows,
      x.shape.at(-1) as number,
      k,
      x.dtype === 'float32',
      heap.scratch(8 * k * pool.threads),
    )
    return [values, indices]
  },
)
