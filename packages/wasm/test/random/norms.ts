import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, length, type RandomCases, seed, special } from './case.js'

const shape = fc.tuple(
  fc.integer({ min: 0, max: 4 }),
  length,
  length,
  fc.integer({ min: 1, max: 20 }),
)

const batchNorm: RandomCases = fc
  .record({ shape, seed, special, operands: fc.constantFrom(3, 4, 5), backward: fc.boolean() })
  .map(({ shape, seed, special, operands, backward }) => {
    const channels = [shape[3]]
    const inputs = (count: number, percent: number) =>
      [
        () => filled(shape, seed, percent),
        () => filled(channels, seed + 1),
        () => tf.abs(filled(channels, seed + 2)),
        () => filled(channels, seed + 3),
        () => filled(channels, seed + 4),
      ]
        .slice(0, count)
        .map((make) => make())
    const normalize = (...[x, mean, variance, scale, offset]: tf.Tensor[]) =>
      tf.batchNorm(
        x as tf.Tensor4D,
        mean as tf.Tensor1D,
        variance as tf.Tensor1D,
        offset as tf.Tensor1D | undefined,
        scale as tf.Tensor1D | undefined,
        1e-3,
      )
    return {
      title: `batchNorm ${JSON.stringify({ shape, seed, special, operands, backward })}`,
      make: () =>
        backward
          ? tf.grads(normalize)(inputs(5, 0), filled(shape, seed + 5))
          : [normalize(...inputs(operands, special))],
      tolerance: 5e-5,
    }
  })

const localResponse: RandomCases = fc
  .record({
    shape,
    seed,
    radius: fc.integer({ min: 0, max: 6 }),
    beta: fc.constantFrom(0.5, 0.75, 1),
    backward: fc.boolean(),
  })
  .map(({ shape, seed, radius, beta, backward }) => {
    const run = (x: tf.Tensor) =>
      tf.localResponseNormalization(x as tf.Tensor4D, radius, 1.5, 0.7, beta)
    return {
      title: `localResponseNormalization ${JSON.stringify({ shape, seed, radius, beta, backward })}`,
      make: () =>
        backward
          ? [tf.grad(run)(filled(shape, seed), filled(shape, seed + 1))]
          : [run(filled(shape, seed))],
    }
  })

/** Normalizations and their gradients. */
export const norms: RandomCases = fc.oneof(
  { weight: 2, arbitrary: batchNorm },
  { weight: 1, arbitrary: localResponse },
)
