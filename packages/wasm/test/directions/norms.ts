import * as tf from '@tensorflow/tfjs-core'
import { type Cases, positive } from './case.js'

/** Normalizations. */
export const norms: Cases = {}

for (const shape of [
  [33, 3, 5, 3],
  [1, 7, 5, 7],
  [33, 64],
  [2, 9, 1],
]) {
  const channels = [shape.at(-1) as number]
  norms[`batchNorm of ${JSON.stringify(shape)}`] = {
    shapes: [shape, channels, channels, channels, channels],
    run: (...[x, mean, variance, offset, scale]: tf.Tensor[]) =>
      tf.batchNorm(
        x as tf.Tensor4D,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
      ),
    at: positive,
    step: 2 ** -6,
    tolerance: 2e-3,
  }
}
for (const [shape, radius] of [
  [[33, 3, 2, 7], 2],
  [[1, 5, 4, 64], 5],
  [[2, 3, 3, 1], 1],
] as const) {
  norms[`localResponseNormalization of ${JSON.stringify(shape)}, radius ${radius}`] = {
    shapes: [shape],
    run: (x: tf.Tensor4D) => tf.localResponseNormalization(x, radius, 1.5, 0.7, 0.75),
    step: 2 ** -6,
    tolerance: 2e-3,
  }
}
