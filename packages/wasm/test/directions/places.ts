import * as tf from '@tensorflow/tfjs-core'
import { numbers } from '../compare.js'
import type { Cases } from './case.js'

/** What moves numbers: pictures of another size, rows of tables. */
export const places: Cases = {}

// Pictures of another size
for (const [shape, to] of [
  [
    [33, 3, 5, 3],
    [7, 4],
  ],
  [
    [1, 9, 7, 64],
    [4, 7],
  ],
  [
    [2, 1, 5, 7],
    [3, 11],
  ],
] as const) {
  for (const corners of ['align', 'half', 'neither']) {
    for (const kind of ['resizeBilinear', 'resizeNearestNeighbor'] as const) {
      places[`${kind} of ${JSON.stringify(shape)} to ${to}, corners: ${corners}`] = {
        shapes: [shape],
        run: (x: tf.Tensor4D) =>
          tf.image[kind](x, [...to], corners === 'align', corners === 'half'),
      }
    }
  }
}

// Rows of tables
const ids = (count: number, of: number) =>
  tf.tensor1d(
    Array.from(numbers(count, 5), (value) => Math.floor(((value + 1) / 2.001) * of)),
    'int32',
  )
for (const [shape, axis] of [
  [[33, 7], 0],
  [[3, 64, 5], 1],
  [[5, 3, 7], 2],
] as const) {
  places[`gather of ${JSON.stringify(shape)} along ${axis}`] = {
    shapes: [shape],
    run: (x: tf.Tensor) => tf.gather(x, ids(50, shape[axis] as number), axis),
  }
}
places.unsortedSegmentSum = {
  shapes: [[50, 7]],
  run: (x: tf.Tensor) => tf.unsortedSegmentSum(x, ids(50, 9) as tf.Tensor1D, 9),
}
