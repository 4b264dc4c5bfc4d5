import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'

onCpu()

it('divides by the cells inside, not by the area of the window', () => {
  // y = [(x0 + x1) / 2, x1]
  const gradient = gradientOf(
    (x) => tf.avgPool(x as tf.Tensor4D, [1, 2], 1, 'same'),
    () => tf.tensor4d([3, 5], [1, 1, 2, 1]),
  )
  expect(gradient).toEqual([0.5, 1.5])
})

it('gives nothing to cells that no window reaches', () => {
  const gradient = gradientOf(
    (x) => tf.avgPool(x as tf.Tensor4D, [1, 1], [1, 2], 'valid'),
    () => tf.ones([1, 1, 4, 1]),
  )
  expect(gradient).toEqual([1, 0, 1, 0])
})

it('keeps images and channels apart', () => {
  const gradient = tf.tidy(() => {
    const weights = tf.tensor4d([1, 2, 3, 4], [2, 1, 1, 2])
    const f = (x: tf.Tensor) => tf.mul(tf.avgPool(x as tf.Tensor4D, [1, 2], 2, 'same'), weights)
    return [
      ...tf
        .grad((x) => tf.sum(f(x)))(tf.ones([2, 1, 2, 2]))
        .dataSync(),
    ]
  })
  expect(gradient).toEqual([0.5, 1, 0.5, 1, 1.5, 2, 1.5, 2])
})

it('works on a window larger than the image', () => {
  const gradient = gradientOf(
    (x) => tf.avgPool(x as tf.Tensor4D, 5, 1, 'same'),
    () => tf.ones([1, 1, 2, 1]),
  )
  expect(gradient).toEqual([1, 1])
})

it('does the same in three dimensions', () => {
  const gradient = gradientOf(
    (x) => tf.avgPool3d(x as tf.Tensor5D, [1, 1, 2], 1, 'same'),
    () => tf.tensor5d([3, 5], [1, 1, 1, 2, 1]),
  )
  expect(gradient).toEqual([0.5, 1.5])
})
