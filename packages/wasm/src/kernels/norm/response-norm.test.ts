import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAlike, finiteDifferences, numbers } from '../../../test/compare.js'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

type Shape = [number, number, number, number]
const pictures = (shape: Shape, seed = 1) =>
  tf.tensor4d(numbers(tf.util.sizeFromShape(shape), seed), shape)

test.each<[Shape, number, number, number, number]>([
  [[1, 1, 1, 1], 5, 1, 1, 0.5],
  [[2, 3, 5, 3], 1, 1, 1, 0.5],
  [[2, 3, 5, 7], 0, 2, 0.5, 0.75],
  [[1, 5, 4, 7], 5, 1, 0.1, 1],
  [[3, 4, 4, 64], 5, 1, 1e-4, 0.75],
  [[2, 2, 3, 5], 50, 1, 2, 0.5],
  [[2, 9, 11, 66], 2, 0.5, 1, 1.5],
])('%j, radius %i, bias %f, alpha %f, beta %f', async (shape, radius, bias, alpha, beta) => {
  const forward = (x: tf.Tensor4D) => tf.localResponseNormalization(x, radius, bias, alpha, beta)
  const make = () => forward(pictures(shape))
  expect(await compared(make, 2e-6)).toBeUndefined()
  const gradient = () =>
    tf.grad((x: tf.Tensor) => forward(x as tf.Tensor4D))(pictures(shape), pictures(shape, 2))
  expect(await compared(gradient, 5e-6)).toBeUndefined()
})

test('the gradient is that of finite differences', async () => {
  await tf.setBackend('wasm')
  const shape: Shape = [1, 2, 2, 5]
  const forward = (x: tf.Tensor) => tf.localResponseNormalization(x as tf.Tensor4D, 1, 1, 1, 0.75)
  const [x, dy] = [numbers(20, 3), numbers(20, 4)]
  const got = tf.tidy(() => tf.grad(forward)(tf.tensor(x, shape), tf.tensor(dy, shape)).dataSync())
  expectAlike(got, finiteDifferences(forward, shape, x, dy, 1e-2), 'dx', 2e-4)
})

test('nothing, NaN and Infinity', async () => {
  expect(
    await compared(() => tf.localResponseNormalization(tf.zeros<tf.Rank.R4>([0, 2, 2, 3]))),
  ).toBeUndefined()
  const hard = () => tf.tensor4d([1, Number.NaN, 2, 3, 4, 5, 6, 7, 8, -1], [1, 1, 2, 5])
  expect(
    await compared(() => tf.localResponseNormalization(hard(), 1, 1, 1, 0.5), 2e-6),
  ).toBeUndefined()
  const huge = () => tf.tensor4d([1e15, 0, 1, Number.POSITIVE_INFINITY, 0], [1, 1, 1, 5])
  expect(
    await compared(() => tf.localResponseNormalization(huge(), 0, 1, 1, 0.5), 2e-6),
  ).toBeUndefined()
})

test('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => [
    tf.localResponseNormalization(pictures([4, 9, 9, 33]), 3),
    tf.grad((x: tf.Tensor) => tf.localResponseNormalization(x as tf.Tensor4D, 3))(
      pictures([4, 9, 9, 33]),
    ),
  ]
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
