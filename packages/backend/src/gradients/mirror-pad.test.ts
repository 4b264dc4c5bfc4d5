import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'

onCpu()

it('counts how often each value appears: reflect', () => {
  // [1,2,3] becomes [2,1,2,3,2].
  const gradient = gradientOf(
    (x) => tf.mirrorPad(x, [[1, 1]], 'reflect'),
    () => tf.tensor1d([1, 2, 3]),
  )
  expect(gradient).toEqual([1, 3, 1])
})

it('counts how often each value appears: symmetric', () => {
  // [1,2,3] becomes [2,1,1,2,3,3,2,1].
  const gradient = gradientOf(
    (x) => tf.mirrorPad(x, [[2, 3]], 'symmetric'),
    () => tf.tensor1d([1, 2, 3]),
  )
  expect(gradient).toEqual([3, 3, 2])
})

it('mirrors each axis by itself', () => {
  // Rows [1,2,1], columns [2,1] of the two axes multiply.
  const gradient = gradientOf(
    (x) =>
      tf.mirrorPad(
        x,
        [
          [1, 0],
          [1, 0],
        ],
        'reflect',
      ),
    () => tf.ones([3, 2]),
  )
  expect(gradient).toEqual([1, 2, 2, 4, 1, 2])
})

it('passes dy through where nothing is added', () => {
  const gradient = gradientOf(
    (x) => tf.mirrorPad(x, [[0, 0]], 'reflect'),
    () => tf.ones([1]),
  )
  expect(gradient).toEqual([1])
})
