import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { numbers } from '../../../test/compare.js'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

/** Numbers of which many are equal. */
const few = (shape: number[], seed = 1) =>
  tf.round(tf.mul(tf.tensor(numbers(tf.util.sizeFromShape(shape), seed), shape), 5))
const many = (shape: number[], seed = 1) =>
  tf.tensor(numbers(tf.util.sizeFromShape(shape), seed), shape)
const largest = (x: tf.Tensor, k: number) => {
  const { values, indices } = tf.topk(x, k)
  return [values, indices]
}

test.each<[number[], number]>([
  [[1], 1],
  [[5], 0],
  [[5], 3],
  [[5], 5],
  [[3, 7], 2],
  [[3, 4, 9], 9],
  [[900, 10], 3],
  [[2, 5000], 17],
  [[1, 3000], 3000],
  [[0, 4], 2],
])('of %j, the %i largest', async (shape, k) => {
  for (const fill of [few, many]) {
    expect(await compared(() => largest(fill(shape), k)), fill.name).toBeUndefined()
    const integers = () => tf.cast(tf.mul(fill(shape), 100), 'int32')
    expect(await compared(() => largest(integers(), k)), fill.name).toBeUndefined()
  }
})

test('of equal ones the first comes first, minus 0 equals 0, NaN is the largest', async () => {
  await tf.setBackend('wasm')
  const x = tf.tensor1d([0, -0, 3, 3, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -1])
  const { values, indices } = tf.topk(x, 7)
  expect(indices.arraySync()).toEqual([5, 2, 3, 0, 1, 6, 4])
  expect(values.arraySync()).toEqual([Infinity, 3, 3, 0, -0, -1, -Infinity])
  const none = tf.topk(tf.tensor1d([1, Number.NaN, Infinity, -Number.NaN]), 3)
  expect(none.indices.arraySync()).toEqual([1, 3, 2])
})

test('integers of all sizes', async () => {
  const x = () => tf.tensor1d([-(2 ** 31), 2 ** 31 - 1, 0, -1, 2 ** 31 - 1], 'int32')
  expect(await compared(() => largest(x(), 5))).toBeUndefined()
})

test('random rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(40),
      fc.integer({ min: 1, max: 1000 }),
      async (rows, length, k, seed) => {
        const make = () => largest(few([rows, length], seed), Math.min(k, length))
        expect(await compared(make)).toBeUndefined()
      },
    ),
    { numRuns: 60, seed: 5 },
  )
})

test('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const [first, ...others] = await byThreads(() => largest(few([1000, 37]), 5))
  for (const other of others) expect(other).toEqual(first)
})
