import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

const kernelsOfFloats = [
  'Add',
  'Sub',
  'Multiply',
  'RealDiv',
  'Maximum',
  'Minimum',
  'SquaredDifference',
]
const kernelsOfIntegers = kernelsOfFloats.filter((name) => name !== 'RealDiv')
const comparisons = ['Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Equal', 'NotEqual']

const run = (name: string, a: tf.Tensor, b: tf.Tensor) =>
  tf.engine().runKernel(name, { a, b }) as tf.Tensor

const numbers = (shape: number[], seed: number, dtype: 'float32' | 'int32') => {
  const size = shape.reduce((x, y) => x * y, 1)
  const values = Array.from({ length: size }, (_, i) => ((i * 7919 + seed * 104_729) % 23) - 11)
  return tf.tensor(dtype === 'int32' ? values : values.map((v) => v / 8), shape, dtype)
}

const shapes: [number[], number[]][] = [
  [[], []],
  [[1], []],
  [[], [1, 1]],
  [[7], [7]],
  [[3, 5], []],
  [[1], [3, 5]],
  [[2, 3, 5, 7], [7]],
  [[2, 3, 5, 32], [32]],
  [[7], [4, 7]],
  [
    [4, 1],
    [4, 6],
  ],
  [
    [4, 1],
    [1, 6],
  ],
  [
    [2, 1, 3, 1],
    [1, 4, 3, 5],
  ],
  [
    [2, 1, 3, 1, 2, 1],
    [2, 1, 5, 1, 3],
  ],
  [
    [2, 3, 4],
    [2, 1, 4],
  ],
  [[0, 3], [3]],
  [[0], [1]],
  [[1, 16_500], [16_500]],
  [[3, 16_501], [16_501]],
  [[16_501, 3], [3]],
  [
    [3, 16_501],
    [3, 1],
  ],
  [[33_003], []],
]

describe('as on the cpu backend', () => {
  it.each(shapes)('[%j] and [%j]', async (a, b) => {
    for (const name of [...kernelsOfFloats, ...comparisons]) {
      const make = () => run(name, numbers(a, 1, 'float32'), numbers(b, 2, 'float32'))
      expect(await compared(make, 1e-7), name).toBeUndefined()
    }
    for (const name of [...kernelsOfIntegers, ...comparisons]) {
      const make = () => run(name, numbers(a, 1, 'int32'), numbers(b, 2, 'int32'))
      expect(await compared(make), `${name} of integers`).toBeUndefined()
    }
  })

  it('numbers that are hard', async () => {
    const hard = [0, -0, 1, -1, NaN, Infinity, -Infinity, 1e-40, -1e-40, 3e38, -3e38]
    const all = hard.flatMap((x) => hard.map((y) => [x, y]))
    for (const name of [...kernelsOfFloats, ...comparisons]) {
      const make = () =>
        run(name, tf.tensor1d(all.map(([x]) => x!)), tf.tensor1d(all.map(([, y]) => y!)))
      expect(await compared(make, 1e-7), name).toBeUndefined()
    }
  })

  it('integers that overflow', async () => {
    const hard = [0, 1, -1, 46341, 65536, 2 ** 31 - 1, -(2 ** 31), 123_456_789, -987_654_321]
    const all = hard.flatMap((x) => hard.map((y) => [x, y]))
    for (const name of [...kernelsOfIntegers, ...comparisons]) {
      const make = () =>
        run(
          name,
          tf.tensor1d(
            all.map(([x]) => x!),
            'int32',
          ),
          tf.tensor1d(
            all.map(([, y]) => y!),
            'int32',
          ),
        )
      expect(await compared(make), name).toBeUndefined()
    }
  })

  it('random shapes that are broadcast', async () => {
    const axis = fc.record({
      length: fc.integer({ min: 1, max: 6 }),
      a: fc.boolean(),
      b: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(axis, { maxLength: 5 }),
        fc.nat(3),
        fc.nat(3),
        fc.constantFrom(...kernelsOfIntegers),
        async (axes, dropA, dropB, name) => {
          const a = axes.map((x) => (x.a ? 1 : x.length)).slice(Math.min(dropA, axes.length))
          const b = axes.map((x) => (x.b ? 1 : x.length)).slice(Math.min(dropB, axes.length))
          const make = () => run(name, numbers(a, 1, 'float32'), numbers(b, 2, 'float32'))
          expect(await compared(make)).toBeUndefined()
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })

  it('refuses shapes that do not fit', async () => {
    await tf.setBackend('wasm')
    expect(() => run('Add', tf.zeros([2, 3]), tf.zeros([2]))).toThrow(/broadcast/)
  })
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => {
    const x = numbers([257, 33, 5], 3, 'float32')
    return ['Add', 'RealDiv', 'Less'].flatMap((name) => [
      run(name, x, numbers([5], 4, 'float32')),
      run(name, x, numbers([33, 1], 4, 'float32')),
      run(name, x, x),
    ])
  }
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
