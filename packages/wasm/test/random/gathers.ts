import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, type RandomCases, seed, special, whole } from './case.js'

const shape = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })

/** Operands of a type, from the same numbers. */
const typed = (dtype: string, shape: number[], seed: number, percent: number): tf.Tensor => {
  if (dtype === 'float32') return filled(shape, seed, percent)
  const integers = whole(shape, seed, 9)
  return dtype === 'int32' ? integers : tf.cast(integers, 'bool')
}

const dtype = fc.constantFrom('float32', 'float32', 'int32', 'bool')

const gather: RandomCases = fc
  .record({
    shape,
    axis: fc.nat(3),
    dtype,
    seed,
    special,
    ids: fc.array(fc.nat(99), { maxLength: 30 }),
  })
  .map((drawn) => {
    const { shape, dtype, seed, special, ids } = drawn
    const axis = drawn.axis % shape.length
    const indices = ids.map((id) => id % (shape[axis] as number))
    const run = (x: tf.Tensor) => tf.gather(x, tf.tensor1d(indices, 'int32'), axis)
    return {
      title: `gather ${JSON.stringify(drawn)}`,
      make: () => {
        const x = typed(dtype, shape, seed, special)
        if (dtype !== 'float32') return [run(x)]
        return [run(x), tf.grad(run)(x)]
      },
    }
  })

const segments: RandomCases = fc
  .record({
    ids: fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 40 }),
    slice: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
    count: fc.integer({ min: 1, max: 8 }),
    dtype: fc.constantFrom('float32', 'float32', 'int32'),
    seed,
    special,
  })
  .map((drawn) => {
    const { ids, slice, count, dtype, seed, special } = drawn
    const size = tf.util.sizeFromShape(slice)
    // By its definition: cpu composes it of as many comparisons as there are segments.
    const byDefinition = () => {
      const sums = new Float64Array(count * size)
      const x = tf.tidy(() => typed(dtype, [ids.length, ...slice], seed, special).dataSync())
      ids.forEach((id, row) => {
        if (id < 0 || id >= count) return
        for (let i = 0; i < size; i++)
          sums[id * size + i] = sums[id * size + i]! + x[row * size + i]!
      })
      return [{ shape: [count, ...slice], values: sums }]
    }
    return {
      title: `unsortedSegmentSum ${JSON.stringify(drawn)}`,
      make: () => [
        tf.unsortedSegmentSum(
          typed(dtype, [ids.length, ...slice], seed, special),
          tf.tensor1d(ids, 'int32'),
          count,
        ),
      ],
      // Of whole numbers TensorFlow.js makes floats, and cpu says so.
      ...(dtype === 'float32' ? { byDefinition } : {}),
    }
  })

const scattered: RandomCases = fc
  .record({
    rows: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    ids: fc.array(fc.nat(99), { minLength: 1, maxLength: 20 }),
    seed,
  })
  .map((drawn) => {
    const { rows, width, ids, seed } = drawn
    const indices = () =>
      tf.tensor2d(
        ids.map((id) => id % rows),
        [ids.length, 1],
        'int32',
      )
    return {
      title: `by places ${JSON.stringify(drawn)}`,
      make: () => [
        tf.scatterND(indices(), filled([ids.length, width], seed), [rows, width]),
        tf.gatherND(filled([rows, width], seed), indices()),
        tf.oneHot(tf.reshape(indices(), [-1]), rows + 1),
      ],
    }
  })

/** Rows taken from tables, and added to them. */
export const gathers: RandomCases = fc.oneof(
  { weight: 2, arbitrary: gather },
  { weight: 2, arbitrary: segments },
  { weight: 1, arbitrary: scattered },
)
