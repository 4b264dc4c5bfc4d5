import * as tf from '@tensorflow/tfjs-core'
import { type Cases, distinct } from './case.js'

/** Reductions and products of matrices. */
export const sums: Cases = {}

// Reductions
for (const [shape, axis] of [
  [[33, 7, 3], 0],
  [[3, 64, 7], 1],
  [[5, 7, 64], 2],
  [
    [5, 7, 3],
    [0, 2],
  ],
  [
    [33, 7],
    [0, 1],
  ],
] as const) {
  const along = [axis].flat()
  const name = (name: string) => `${name} of ${JSON.stringify(shape)} along ${along}`
  sums[name('sum')] = { shapes: [shape], run: (x: tf.Tensor) => tf.sum(x, along) }
  sums[name('mean')] = { shapes: [shape], run: (x: tf.Tensor) => tf.mean(x, along) }
  sums[name('max')] = { shapes: [shape], run: (x: tf.Tensor) => tf.max(x, along), at: distinct }
  sums[name('min')] = { shapes: [shape], run: (x: tf.Tensor) => tf.min(x, along), at: distinct }
}
sums['cumsum of [5, 7, 3]'] = { shapes: [[5, 7, 3]], run: (x: tf.Tensor) => tf.cumsum(x, 2) }
sums['squaredDifference of [33, 7, 3]'] = {
  shapes: [
    [33, 7, 3],
    [33, 7, 3],
  ],
  run: tf.squaredDifference,
}

// Products
for (const [m, k, n, batch] of [
  [33, 7, 64, []],
  [1, 64, 3, []],
  [7, 1, 33, []],
  [3, 33, 1, [3]],
  [5, 7, 9, [2, 3]],
] as [number, number, number, number[]][]) {
  for (const [transposeA, transposeB] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const) {
    const a = [...batch, ...(transposeA ? [k, m] : [m, k])]
    const b = [...batch, ...(transposeB ? [n, k] : [k, n])]
    sums[`matMul of ${JSON.stringify([a, b])}, transposed: ${transposeA}, ${transposeB}`] = {
      shapes: [a, b],
      run: (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, transposeA, transposeB),
    }
  }
}
sums['fused matMul with a bias'] = {
  shapes: [[33, 7], [7, 3], [3]],
  run: (a: tf.Tensor, b: tf.Tensor, bias: tf.Tensor) => tf.fused.matMul({ a, b, bias }),
}
