import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, length, type RandomCases, seed, special, whole } from './case.js'

/** Products of matrices: batched, broadcast, transposed, with bias and activation, and their gradients. */
export const products: RandomCases = fc
  .record({
    m: length,
    k: length,
    n: length,
    batch: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    /** Which axes of the batch A and B have: all, one number each, or none. */
    aBatch: fc.constantFrom('all', 'one', 'none'),
    bBatch: fc.constantFrom('all', 'one', 'none'),
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    kind: fc.constantFrom('plain', 'gradients', 'fused', 'int32'),
    bias: fc.constantFrom('none', 'row', 'column', 'number'),
    activation: fc.constantFrom('linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'),
    seed,
    special,
  })
  .map((drawn) => {
    const { m, k, n, batch, transposeA, transposeB, kind, seed } = drawn
    // TensorFlow.js has no gradients of products whose batches are broadcast.
    const spread = kind === 'gradients' ? 'all' : undefined
    const outer = { all: batch, one: batch.map(() => 1), none: [] as number[] }
    const aShape = [...outer[spread ?? (drawn.aBatch as 'all')], ...(transposeA ? [k, m] : [m, k])]
    const bShape = [...outer[spread ?? (drawn.bBatch as 'all')], ...(transposeB ? [n, k] : [k, n])]
    const percent = kind === 'plain' ? drawn.special : 0
    const a = () => filled(aShape, seed, percent)
    const b = () => filled(bShape, seed + 1, percent)
    const product = (a: tf.Tensor, b: tf.Tensor) => tf.matMul(a, b, transposeA, transposeB)
    const biasShapes = { none: undefined, row: [n], column: [m, 1], number: [1] }
    const biasShape = biasShapes[drawn.bias as 'row']
    const makers = {
      plain: () => [product(a(), b())],
      int32: () => [product(whole(aShape, seed, 9), whole(bShape, seed + 1, 9))],
      gradients: () => tf.grads(product)([a(), b()]),
      fused: () => [
        tf.fused.matMul({
          a: a(),
          b: b(),
          transposeA,
          transposeB,
          activation: drawn.activation as 'relu',
          leakyreluAlpha: 0.3,
          ...(biasShape ? { bias: filled(biasShape, seed + 2) } : {}),
          ...(drawn.activation === 'prelu'
            ? { preluActivationWeights: filled([n], seed + 3) }
            : {}),
        }),
      ],
    }
    return { title: JSON.stringify(drawn), make: makers[kind as 'plain'] }
  })
