import * as tf from '@tensorflow/tfjs-core'
import { type Cases, distinct } from './case.js'

/** The largest and the mean of windows. */
export const pools: Cases = {}

const windows: [number[], number[], number[], 'same' | 'valid'][] = [
  [[33, 7, 9, 3], [2, 2], [2, 2], 'same'],
  [[1, 9, 11, 64], [3, 2], [1, 3], 'valid'],
  [[2, 8, 7, 7], [3, 3], [3, 2], 'same'],
  [[1, 5, 5, 1], [4, 5], [1, 1], 'same'],
  [[33, 3, 5, 4, 1], [2, 2, 2], [2, 2, 2], 'same'],
  [[1, 5, 7, 6, 64], [2, 3, 2], [1, 2, 3], 'valid'],
  [[2, 4, 5, 5, 7], [3, 2, 3], [1, 1, 2], 'same'],
]
for (const [x, size, strides, pad] of windows) {
  const how = `${JSON.stringify([size, strides, pad])} over ${JSON.stringify(x)}`
  const volume = x.length === 5
  const [largest, mean] = (volume ? [tf.maxPool3d, tf.avgPool3d] : [tf.maxPool, tf.avgPool]) as [
    typeof tf.maxPool,
    typeof tf.avgPool,
  ]
  pools[`largest of ${how}`] = {
    shapes: [x],
    run: (x: tf.Tensor4D) => largest(x, size as never, strides as never, pad),
    at: distinct,
  }
  pools[`mean of ${how}`] = {
    shapes: [x],
    run: (x: tf.Tensor4D) => mean(x, size as never, strides as never, pad),
  }
}
