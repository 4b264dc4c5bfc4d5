import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'

onCpu()

const image = (height: number, width: number) => () => tf.ones([1, height, width, 1])

it('counts the pixels made of each one: nearest, not square', () => {
  const resize = (x: tf.Tensor) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [2, 4])
  expect(gradientOf(resize, image(1, 2))).toEqual([4, 4])
})

it('gives every image of a batch its own', () => {
  const gradient = tf.tidy(() => {
    const weights = tf.tensor4d([1, 2, 3, 4], [2, 1, 2, 1])
    const f = (x: tf.Tensor) =>
      tf.mul(tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [1, 2]), weights)
    return [
      ...tf
        .grad((x) => tf.sum(f(x)))(tf.ones([2, 1, 1, 1]))
        .dataSync(),
    ]
  })
  expect(gradient).toEqual([3, 7])
})

it('keeps height and width apart: bilinear', () => {
  const resize = (x: tf.Tensor) => tf.image.resizeBilinear(x as tf.Tensor4D, [1, 4])
  // Weights of the two pixels in the four: 1, 1/2, 0, 0 and 0, 1/2, 1, 1.
  expect(gradientOf(resize, image(1, 2))).toEqual([1.5, 2.5])
})

it('heeds the centres of pixels', () => {
  const resize = (x: tf.Tensor) => tf.image.resizeBilinear(x as tf.Tensor4D, [1, 4], false, true)
  expect(gradientOf(resize, image(1, 2))).toEqual([2, 2])
})
