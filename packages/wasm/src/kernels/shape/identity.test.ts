import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await tf.setBackend((await registerWasm({ threads: 1 })).backend)
})

test('a clone shares the numbers and outlives the original', () => {
  const x = tf.tensor2d([[1, 2, 3]], [1, 3])
  const held = tf.memory().numDataBuffers
  const clone = tf.clone(x)
  expect(tf.memory().numDataBuffers).toBe(held)
  x.dispose()
  expect(clone.shape).toEqual([1, 3])
  expect(Array.from(clone.dataSync())).toEqual([1, 2, 3])
  clone.dispose()
  expect(tf.memory().numTensors).toBe(0)
})

test.each(['int32', 'bool', 'string'] as const)('a clone of %s', (dtype) => {
  tf.tidy(() => {
    const values = dtype === 'string' ? ['a', '中'] : [1, 0]
    expect(Array.from(tf.clone(tf.tensor1d(values, dtype)).dataSync())).toEqual(values)
  })
})
