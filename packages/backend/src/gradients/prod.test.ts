import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'

onCpu()

it('is the product of the others', () => {
  expect(
    gradientOf(
      (x) => tf.prod(x),
      () => tf.tensor1d([2, 3, 5]),
    ),
  ).toEqual([15, 10, 6])
})

it('needs no division: one zero, two zeros', () => {
  expect(
    gradientOf(
      (x) => tf.prod(x),
      () => tf.tensor1d([0, 3, 5]),
    ),
  ).toEqual([15, 0, 0])
  expect(
    gradientOf(
      (x) => tf.prod(x),
      () => tf.tensor1d([0, 3, 0]),
    ),
  ).toEqual([0, 0, 0])
})

it('goes along any axis, keeping dimensions or not', () => {
  const table = () => tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3])
  expect(gradientOf((x) => tf.prod(x, 0), table)).toEqual([4, 5, 6, 1, 2, 3])
  expect(gradientOf((x) => tf.prod(x, 1, true), table)).toEqual([6, 3, 2, 30, 24, 20])
})
