import { type TensorInfo, UnsortedSegmentSum } from '@tensorflow/tfjs-core'
import { sizeOf } from '../elementwise/broadcast.js'
import { kernel } from '../kernel.js'

interface Inputs {
  readonly x: TensorInfo
  readonly segmentIds: TensorInfo
}

/** Sums of the rows of each segment: the gradient of a gather, and so of an embedding. */
export const unsortedSegmentSum = kernel<Inputs, { numSegments: number }>(
  UnsortedSegmentSum,
  ({ heap, assembly, pool }, { inputs: { x, segmentIds }, attrs: { numSegments } }) => {
    if (x.dtype !== 'float32' || segmentIds.dtype !== 'int32') return
    if (segmentIds.shape.length !== 1) return
    const rows = x.shape[0] as number
    const slice = x.shape.slice(1)
    const out = heap.output([numSegments, ...slice])
    const width = sizeOf(slice)
    if (numSegments * width === 0) return out
    const [from, ids, to] = [heap.address(x), heap.address(segmentIds), heap.address(out)]
    assembly.segmentSum(pool.control, from, ids, to, rows, width, numSegments)
    return out
  },
)
