import * as tf from '@tensorflow/tfjs-core'
import { afterEach, expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'
import { mirrorPadGradient } from './mirror-pad.js'
import { registerGradients } from './register.js'

onCpu()

afterEach(() => registerGradients())

const pad = () =>
  gradientOf(
    (x) => tf.mirrorPad(x, [[1, 1]], 'reflect'),
    () => tf.ones([3]),
  )

it('repairs again what a later import of tfjs-layers spoils', async () => {
  const spoilt = { ...mirrorPadGradient, gradFunc: () => ({ x: () => tf.zeros([3]) }) }
  tf.registerGradient(spoilt)
  expect(pad()).toEqual([0, 0, 0])
  await registerGradients()
  expect(pad()).toEqual([1, 3, 1])
})

it('registers nothing a second time', async () => {
  const before = tf.getGradient('BatchMatMul')
  await registerGradients()
  expect(tf.getGradient('BatchMatMul')).toBe(before)
})

it('says so where a bundler dropped the gradients', async () => {
  const sum = tf.getGradient('Sum')
  tf.unregisterGradient('Sum')
  try {
    await expect(registerGradients()).rejects.toMatchObject({
      code: 'backend/gradients-missing',
      details: { kernels: ['Sum'] },
    })
  } finally {
    tf.registerGradient(sum)
  }
})
