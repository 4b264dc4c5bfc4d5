import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'
import { broadcastGradients } from './broadcast.js'

onCpu()

const table = () => tf.tensor2d([1, 5, 3, 2, 2, 9], [2, 3])

it('sums the gradient of maximum over the rows it was compared with', () => {
  expect(
    gradientOf(
      (row) => tf.maximum(row, table()),
      () => tf.tensor1d([4, 4, 4]),
    ),
  ).toEqual([2, 1, 1])
})

it('sums the gradient of minimum over the columns, for the second input too', () => {
  expect(
    gradientOf(
      (column) => tf.minimum(table(), column),
      () => tf.tensor2d([2, 2], [2, 1]),
    ),
  ).toEqual([2, 1])
})

it('sums the gradient of matMul over the batches that share a matrix', () => {
  // Upstream issue 8721.
  const a = () => tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2])
  expect(
    gradientOf(
      (b) => tf.matMul(a(), b),
      () => tf.tensor2d([9, 10, 11, 12], [2, 2]),
    ),
  ).toEqual([16, 16, 20, 20])
})

it('leaves equal shapes as they were', () => {
  expect(
    gradientOf(
      (x) => tf.maximum(x, table()),
      () => tf.fill([2, 3], 3),
    ),
  ).toEqual([1, 0, 1, 1, 1, 0])
})

it('wraps nothing twice', () => {
  expect(broadcastGradients()).toEqual([])
})
