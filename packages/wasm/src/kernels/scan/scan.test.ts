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

const floats = (shape: number[]) => tf.tensor(numbers(tf.util.sizeFromShape(shape), 1), shape)
const integers = (shape: number[]) => tf.cast(tf.mul(floats(shape), 9), 'int32')

test.each<[number[], number]>([
  [[1], 0],
  [[7], 0],
  [[5, 1, 3], 1],
  [[5, 3], 0],
  [[5, 3], 1],
  [[2, 5, 3], 1],
  [[3, 4, 130], 1],
  [[700, 33], 0],
  [[33, 700], 1],
  [[0, 3], 0],
  [[3, 0], 1],
])('of %j along %i is cpu’s, to the bit', async (shape, axis) => {
  for (const exclusive of [false, true]) {
    for (const reverse of [false, true]) {
      for (const fill of [floats, integers]) {
        const make = () => [
          tf.cumsum(fill(shape), axis, exclusive, reverse),
          tf.cumprod(fill(shape), axis, exclusive, reverse),
        ]
        expect(await compared(make), `${fill.name}, ${exclusive}, ${reverse}`).toBeUndefined()
      }
    }
  }
})

test('known sums', async () => {
  await tf.setBackend('wasm')
  const x = tf.tensor2d([
    [1, 2, 3],
    [4, 5, 6],
  ])
  expect(tf.cumsum(x, 0).arraySync()).toEqual([
    [1, 2, 3],
    [5, 7, 9],
  ])
  expect(tf.cumsum(x, 1, true, true).arraySync()).toEqual([
    [5, 3, 0],
    [11, 6, 0],
  ])
  // Counted from the last axis, which cpu does not understand.
  expect(tf.cumsum(x, -2).arraySync()).toEqual(tf.cumsum(x, 0).arraySync())
  expect(tf.cumprod(x, 1).arraySync()).toEqual([
    [1, 2, 6],
    [4, 20, 120],
  ])
})

test('NaN stays, Infinity minus Infinity is none, integers wrap around', async () => {
  const hard = () => tf.tensor1d([1, Number.POSITIVE_INFINITY, 2, Number.NEGATIVE_INFINITY, 3])
  expect(await compared(() => [tf.cumsum(hard()), tf.cumprod(hard())])).toBeUndefined()
  const none = () => tf.tensor1d([1, Number.NaN, 2])
  expect(await compared(() => tf.cumsum(none(), 0, true))).toBeUndefined()
  const large = () => tf.tensor1d([2 ** 31 - 1, 1, 5], 'int32')
  expect(await compared(() => tf.cumsum(large()))).toBeUndefined()
})

test('random shapes', async () => {
  const cases = fc.record({
    shape: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    along: fc.nat(3),
    exclusive: fc.boolean(),
    reverse: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, along, exclusive, reverse }) => {
      const make = () => tf.cumsum(floats(shape), along % shape.length, exclusive, reverse)
      expect(await compared(make)).toBeUndefined()
    }),
    { numRuns: 50, seed: 4 },
  )
})

test('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => [tf.cumsum(floats([50, 40, 33]), 1), tf.cumprod(floats([900, 50]), 1)]
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
