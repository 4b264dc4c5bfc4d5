import * as tf from '@tensorflow/tfjs-core'
import { weights } from '../numbers.mjs'

/** Products as a small network asks for them, forward: rows of A, depth, columns of B. */
const shapes = [
  [1, 784, 256],
  [1, 256, 10],
  [1, 3136, 256],
  [100, 256, 10],
  [100, 784, 10],
  [32, 10, 256],
  [5, 5, 5],
  [1, 1, 1],
  [1000, 2, 8],
]

/** @param {{ part?: { rounds: number } }} options */
export const prepare = ({ part }) => {
  const pairs = shapes.map(([m = 0, k = 0, n = 0], i) => ({
    a: tf.tensor2d(weights([m, k], i + 1), [m, k]),
    b: tf.tensor2d(weights([k, n], i + 100), [k, n]),
  }))
  return () => {
    for (let round = 1; round < (part?.rounds ?? 500); round++)
      for (const { a, b } of pairs) tf.matMul(a, b).dispose()
    return pairs.map(({ a, b }) => tf.tidy(() => tf.matMul(a, b).dataSync()[0] ?? Number.NaN))
  }
}
