import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

it.each<[number[], number[]]>([
  [[1], [5]],
  [[3], [4]],
  [
    [3, 2],
    [1, 3],
  ],
  [
    [3, 2],
    [4, 1],
  ],
  [
    [2, 3, 4],
    [3, 2, 5],
  ],
  [
    [2, 1, 4, 1],
    [1, 3, 2, 7],
  ],
  [
    [2, 3, 2, 2, 3, 2],
    [2, 1, 2, 3, 1, 2],
  ],
  [
    [200, 10],
    [1, 9],
  ],
  [
    [0, 2],
    [3, 3],
  ],
  [[2], [0]],
])('tiles %j by %j as the cpu backend does', async (shape, reps) => {
  const size = shape.reduce((a, b) => a * b, 1)
  const values = Array.from({ length: size }, (_, i) => 2 ** 31 - 1 - i * 7919)
  for (const dtype of ['float32', 'int32'] as const) {
    expect(
      await compared(() => tf.tile(tf.tensor(values, shape, dtype), reps)),
      dtype,
    ).toBeUndefined()
  }
  expect(
    await compared(() => tf.tile(tf.greater(tf.tensor(values, shape), 2e9), reps)),
  ).toBeUndefined()
})
