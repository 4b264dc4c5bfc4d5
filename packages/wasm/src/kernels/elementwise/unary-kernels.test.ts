import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { functionsOfOne } from '../../../test/functions-of-one.js'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

const hard = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  3,
  -3,
  6,
  7,
  30,
  -30,
  100,
  -100,
  NaN,
  Infinity,
  -Infinity,
  1e-40,
]

const operations: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  ...functionsOfOne,
  clipByValue: (x) => tf.clipByValue(x, -2, 5),
  erf: (x) => tf.erf(tf.clipByValue(x, -1e30, 1e30)),
}

it.each(Object.entries(operations))('%s is as on the cpu backend', async (_name, operation) => {
  expect(await compared(() => operation(tf.tensor1d(hard)), 1e-6)).toBeUndefined()
  expect(await compared(() => operation(tf.tensor3d([], [0, 2, 3])), 0)).toBeUndefined()
  expect(await compared(() => operation(tf.linspace(-9, 9, 16_389)), 1e-6)).toBeUndefined()
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => [tf.linspace(-9, 9, 70_001)].flatMap((x) => [tf.tanh(x), tf.exp(x)])
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
