import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { registerGradients } from '../src/gradients/register.js'

/** Runs the tests of a file on the cpu engine with all gradients, and counts their tensors. */
export const onCpu = (): void => {
  let held = 0
  beforeAll(async () => {
    tf.env().set('IS_NODE', false)
    await tf.setBackend('cpu')
    await registerGradients()
  })
  beforeEach(() => {
    held = tf.memory().numTensors
  })
  afterEach(() => {
    expect(tf.memory().numTensors).toBe(held)
  })
}

/** The gradient of the sum of f(x), as numbers. */
export const gradientOf = (f: (x: tf.Tensor) => tf.Tensor, x: () => tf.Tensor): number[] =>
  tf.tidy(() => [
    ...tf
      .grad((v) => tf.sum(f(v)))(x())
      .dataSync(),
  ])
