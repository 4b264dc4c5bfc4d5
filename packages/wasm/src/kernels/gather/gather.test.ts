import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byThreads, compared, on } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

const filled = (shape: number[], seed = 1) => tf.randomUniform(shape, -1, 1, 'float32', seed)
const ids = (count: number, below: number) =>
  tf.tensor1d(
    Array.from({ length: count }, (_, i) => (i * 7919) % below),
    'int32',
  )

describe('gather', () => {
  it.each<[number[], number, number]>([
    [[5], 0, 7],
    [[5, 3], 0, 4],
    [[5, 3], 1, 4],
    [[2, 5, 3], 1, 9],
    [[2, 5, 3], -1, 1],
    [[50, 300], 0, 900],
    [[4, 3], 0, 0],
  ])('of %j along %i', async (shape, axis, count) => {
    const length = shape.at(axis)!
    expect(await compared(() => tf.gather(filled(shape), ids(count, length), axis))).toBeUndefined()
    const integers = () =>
      tf.gather(tf.cast(tf.mul(filled(shape), 99), 'int32'), ids(count, length), axis)
    expect(await compared(integers)).toBeUndefined()
  })

  it('by indices of two axes, in batches, of bools', async () => {
    const indices = () => tf.tensor2d([0, 2, 1, 1], [2, 2], 'int32')
    expect(await compared(() => tf.gather(filled([3, 4]), indices(), 0))).toBeUndefined()
    expect(await compared(() => tf.gather(filled([2, 3, 4]), indices(), 1, 1))).toBeUndefined()
    expect(
      await compared(() => tf.gather(tf.greater(filled([3, 4]), 0), indices(), 0)),
    ).toBeUndefined()
  })

  it.each([-1, 3])('refuses index %i', async (index) => {
    await tf.setBackend('wasm')
    expect(() => tf.gather(filled([3, 2]), tf.tensor1d([0, index], 'int32'))).toThrow(
      /not in \[0, 2\]/,
    )
  })
})

describe('unsortedSegmentSum', () => {
  const sum = (x: tf.Tensor, segments: tf.Tensor1D, count: number) =>
    tf.unsortedSegmentSum(x, segments, count)

  it.each<[number[], number]>([
    [[7], 3],
    [[7, 3], 1],
    [[7, 3], 5],
    [[20, 2, 3], 4],
    [[500, 70], 30],
    [[40, 5], 9],
  ])('of %j in %i segments', async (shape, count) => {
    const make = () => sum(filled(shape), ids(shape[0]!, count), count)
    expect(await compared(make, 1e-5)).toBeUndefined()
  })

  it('drops ids beyond the segments', async () => {
    const make = () => sum(filled([5, 3]), tf.tensor1d([0, -1, 2, 1, 2 ** 31 - 1], 'int32'), 2)
    expect(await compared(make, 1e-6)).toBeUndefined()
  })

  it('of no rows is 0', async () => {
    const [result] = await on('wasm', () => sum(tf.zeros([0, 2]), tf.tensor1d([], 'int32'), 3))
    expect(result).toEqual({ dtype: 'float32', shape: [3, 2], values: [0, 0, 0, 0, 0, 0] })
  })

  it('random sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (segments, width) => {
          const make = () =>
            sum(filled([segments.length, width]), tf.tensor1d(segments, 'int32'), 6)
          expect(await compared(make, 1e-5)).toBeUndefined()
        },
      ),
      { numRuns: 50, seed: 3 },
    )
  })
})

it('an embedding has the gradient that the cpu backend computes', async () => {
  const make = () => tf.grad((table) => tf.square(tf.gather(table, ids(12, 5))))(filled([5, 4]))
  expect(await compared(make, 1e-5)).toBeUndefined()
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => [
    tf.unsortedSegmentSum(filled([3000, 33]), ids(3000, 101), 101),
    tf.gather(filled([101, 33]), ids(3000, 101)),
    tf.scatterND(tf.reshape(ids(3000, 101), [3000, 1]), filled([3000, 33]), [101, 33]),
  ]
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})

describe('scatterND', () => {
  it.each<[number[], number[], number[]]>([
    [[6, 1], [6], [4]],
    [
      [6, 1],
      [6, 3],
      [4, 3],
    ],
    [[6, 2], [6], [4, 5]],
    [
      [6, 2],
      [6, 7],
      [4, 5, 7],
    ],
    [
      [2, 3, 2],
      [2, 3, 7],
      [4, 5, 7],
    ],
    [
      [3000, 1],
      [3000, 33],
      [50, 33],
    ],
  ])('indices %j, updates %j, shape %j', async (indices, updates, shape) => {
    const make = () =>
      tf.scatterND(
        tf.reshape(ids(tf.util.sizeFromShape(indices), 4), indices),
        filled(updates),
        shape,
      )
    expect(await compared(make, 1e-5)).toBeUndefined()
  })

  it('of integers, of bools, of nothing', async () => {
    const index = () => tf.tensor2d([1, 3, 1], [3, 1], 'int32')
    const integers = () => tf.scatterND(index(), tf.tensor1d([5, 6, 7], 'int32'), [4])
    expect(await compared(integers)).toBeUndefined()
    const none = () => tf.scatterND(tf.zeros([0, 1], 'int32'), tf.zeros([0, 2]), [3, 2])
    expect(await compared(none)).toBeUndefined()
  })

  it.each([-1, 4])('refuses index %i, and leaks nothing', async (index) => {
    await tf.setBackend('wasm')
    const before = tf.memory().numTensors
    expect(() =>
      tf.tidy(() => tf.scatterND(tf.tensor2d([0, index], [2, 1], 'int32'), tf.ones([2]), [4])),
    ).toThrow(/Invalid indices/)
    const integers = () =>
      tf.scatterND(tf.tensor2d([index], [1, 1], 'int32'), tf.ones([1], 'int32'), [4])
    expect(() => tf.tidy(integers)).toThrow(/Invalid indices/)
    expect(tf.memory().numTensors).toBe(before)
  })
})
