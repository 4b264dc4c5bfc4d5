import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

const counted = (shape: number[], dtype: 'float32' | 'int32') =>
  tf.cast(
    tf.reshape(
      tf.range(
        0,
        shape.reduce((a, b) => a * b, 1),
      ),
      shape,
    ),
    dtype,
  )

const expectAsOnCpu = async (shape: number[], perm: number[]) => {
  for (const dtype of ['float32', 'int32'] as const) {
    const make = () => tf.transpose(counted(shape, dtype), perm)
    expect(await compared(make), `${shape} by ${perm}`).toBeUndefined()
  }
}

it.each<[number[], number[]]>([
  [[], []],
  [[3], [0]],
  [
    [2, 3],
    [1, 0],
  ],
  [
    [5, 7, 3],
    [1, 0, 2],
  ],
  [
    [5, 7, 1],
    [1, 0, 2],
  ],
  [
    [5, 7, 3, 1],
    [1, 0, 2, 3],
  ],
  [
    [2, 3, 4, 5],
    [0, 2, 1, 3],
  ],
  [
    [2, 3, 4, 5],
    [1, 0, 2, 3],
  ],
  [
    [2, 3, 4, 5],
    [2, 1, 0, 3],
  ],
  [
    [2, 3, 1, 5],
    [2, 1, 0, 3],
  ],
  [
    [2, 3, 2, 3, 2, 3],
    [3, 1, 4, 0, 2, 5],
  ],
  [
    [0, 3, 2],
    [1, 0, 2],
  ],
  [
    [40, 28, 33],
    [1, 0, 2],
  ],
])('transposes %j by %j as the cpu backend does', expectAsOnCpu)

it('any order of any axes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }).chain((shape) =>
        fc.record({
          shape: fc.constant(shape),
          perm: fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
        }),
      ),
      ({ shape, perm }) => expectAsOnCpu(shape, perm),
    ),
    { numRuns: 50, seed: 4 },
  )
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const [first, ...others] = await byThreads(() =>
    tf.transpose(counted([90, 28, 33], 'float32'), [1, 0, 2]),
  )
  for (const other of others) expect(other).toEqual(first)
})
