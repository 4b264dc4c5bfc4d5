import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compared } from '../../test/on-backend.js'
import { registerWasm } from '../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 1 })
})
afterAll(() => tf.setBackend('cpu'))

const bools = (size: number) =>
  tf.tensor1d(
    Array.from({ length: size }, (_, i) => i % 3 === 0),
    'bool',
  )
const integers = (shape: number[]) =>
  tf.reshape(tf.range(-7, -7 + tf.util.sizeFromShape(shape), 1, 'int32'), shape)

// What TensorFlow.js's own kernels get wrong: memory is written over, or they do not end.
const cases: Record<string, () => tf.Tensor> = {
  'choosing bools': () => tf.where(bools(1001), bools(1001), tf.logicalNot(bools(1001))),
  'bools backwards': () => tf.reverse(bools(1001)),
  'running sums of bools': () => tf.cumsum(bools(9)),
  'running products of bools': () => tf.cumprod(bools(9)),
  'whole numbers between two': () => tf.clipByValue(integers([20]), -3, 4),
  'every second whole number': () => tf.stridedSlice(integers([20]), [1], [15], [2]),
  'rows of batches': () =>
    tf.gather(
      integers([2, 5, 3]),
      tf.tensor2d(
        [
          [4, 0],
          [1, 3],
        ],
        [2, 2],
        'int32',
      ),
      1,
      1,
    ),
  'a product of nothing': () =>
    tf.fused.matMul({ a: tf.zeros([2, 0]), b: tf.zeros([0, 3]), activation: 'sigmoid' }),
}

test.each(Object.entries(cases))('%s', async (_, make) => {
  expect(await compared(make, 1e-6)).toBeUndefined()
})

test('what lies behind bools stays as it is', async () => {
  await tf.setBackend('wasm')
  tf.tidy(() => {
    const many = Array.from({ length: 50 }, (_, i) => {
      const chosen = tf.where(bools(64), bools(64), bools(64))
      const behind = tf.fill([64], i)
      return [chosen, tf.reverse(chosen), behind]
    })
    for (const [i, [, , behind]] of many.entries()) {
      expect(Array.from(behind!.dataSync())).toEqual(Array(64).fill(i))
    }
  })
})
