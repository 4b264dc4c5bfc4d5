import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byThreads, compared, on } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

/** Eighths, so that sums of a few thousand are exact in any order. */
const eighths = (shape: number[]) => {
  const size = shape.reduce((x, y) => x * y, 1)
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => (((i * 7919) % 251) - 125) / 8),
    shape,
  )
}

const operations: Record<string, (x: tf.Tensor, axis: number[], keepDims: boolean) => tf.Tensor> = {
  sum: tf.sum,
  mean: tf.mean,
  max: tf.max,
  min: tf.min,
  'sum of integers': (x, axis, keepDims) => tf.sum(tf.cast(tf.mul(x, 8), 'int32'), axis, keepDims),
  'max of integers': (x, axis, keepDims) => tf.max(tf.cast(tf.mul(x, 8), 'int32'), axis, keepDims),
  'min of integers': (x, axis, keepDims) => tf.min(tf.cast(tf.mul(x, 8), 'int32'), axis, keepDims),
  'sum of bools': (x, axis, keepDims) => tf.sum(tf.greater(x, 0), axis, keepDims),
}

const cases: [number[], number[]][] = [
  [[], []],
  [[1], [0]],
  [[7], [0]],
  [[5, 3], [0]],
  [[5, 3], [1]],
  [
    [5, 3],
    [0, 1],
  ],
  [[33, 10], [0]],
  [[33, 10], [1]],
  [
    [2, 3, 5, 7],
    [0, 1, 2],
  ],
  [
    [2, 3, 5, 7],
    [1, 2, 3],
  ],
  [
    [2, 3, 5, 7],
    [0, 2],
  ],
  [
    [2, 3, 5, 7],
    [1, 3],
  ],
  [[2, 3, 5, 32], [-2]],
  [
    [3, 1, 4, 1, 5],
    [0, 1, 3],
  ],
  [
    [9, 10, 11, 19],
    [0, 1, 2],
  ],
  [
    [9, 10, 11, 19],
    [0, 3],
  ],
  [[3, 17_001], [1]],
  [[3, 17_001], [0]],
  [[17_001, 3], [0]],
  [[17_001, 3], [1]],
  [[40_001], [0]],
  [
    [40, 2, 40, 40],
    [0, 2],
  ],
  [
    [40, 2, 40, 40],
    [0, 2, 3],
  ],
  [[2, 5, 3], []],
]

describe('as on the cpu backend', () => {
  it.each(cases)('%j along %j', async (shape, axis) => {
    for (const [name, operation] of Object.entries(operations)) {
      for (const keepDims of [false, true]) {
        const make = () => operation(eighths(shape), axis, keepDims)
        expect(await compared(make, 1e-6), name).toBeUndefined()
      }
    }
  })

  it('random shapes and axes', async () => {
    const axis = fc.record({ length: fc.integer({ min: 1, max: 7 }), folded: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(axis, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...Object.values(operations)),
        async (axes, operation) => {
          const folded = axes.flatMap((x, i) => (x.folded ? [i] : []))
          if (folded.length === 0) return
          const make = () => operation(eighths(axes.map((x) => x.length)), folded, false)
          expect(await compared(make, 1e-6)).toBeUndefined()
        },
      ),
      { numRuns: 100, seed: 2 },
    )
  })

  it('numbers that are hard', async () => {
    const hard = tf.tensor1d([1, NaN, 3, -Infinity, 5, Infinity, 7, -1e38, 3e38])
    for (const name of ['sum', 'mean', 'max', 'min']) {
      for (let n = 1; n <= 9; n++) {
        const make = () => operations[name]!(tf.tensor1d(hard.arraySync().slice(0, n)), [0], false)
        expect(await compared(make, 1e-6), `${name} of ${n}`).toBeUndefined()
      }
    }
  })

  it('nothing to fold', async () => {
    for (const name of ['sum', 'mean', 'sum of integers']) {
      for (const [shape, axis] of [
        [[0], [0]],
        [[3, 0], [1]],
        [[0, 3], [0]],
        [[0, 3], [1]],
      ]) {
        const make = () => operations[name]!(tf.zeros(shape!), axis!, false)
        expect(await compared(make), name).toBeUndefined()
      }
    }
  })

  it('sums of integers overflow', async () => {
    const make = () => tf.sum(tf.fill([100], 2 ** 31 - 1, 'int32'))
    expect(await compared(make)).toBeUndefined()
  })
})

it('errs less than adding one after the other', async () => {
  const size = 1_000_000
  const x = Float32Array.from({ length: size }, (_, i) => 1 + ((i * 7919) % 1009) / 1009)
  const exact = x.reduce((sum, v) => sum + v, 0)
  for (const [shape, axis] of [
    [
      [size, 1],
      [0, 1],
    ],
    [[size / 2, 2], [0]],
    [[2, size / 2], [1]],
    [[size / 16, 16], [0]],
  ]) {
    const [all] = await on('wasm', () => tf.sum(tf.sum(tf.tensor(x, shape), axis)))
    expect(Math.abs(all!.values[0]! / exact - 1), `${shape}`).toBeLessThan(1e-6)
  }
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => {
    const x = tf.reshape(tf.sin(tf.linspace(0, 1e5, 150_000)), [10, 50, 30, 10])
    return [[0, 1, 2], [3], [1, 2, 3], [0, 2], [1, 3], [0, 1, 2, 3]].map((axis) => tf.sum(x, axis))
  }
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
