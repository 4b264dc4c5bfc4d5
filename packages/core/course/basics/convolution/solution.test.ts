import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { conv2d } from './solution.js'

it.each([
  [1, 'valid'],
  [2, 'valid'],
  [1, 'same'],
  [2, 'same'],
  [3, 'same'],
] as const)('answers as tf.conv2d with stride %i and %s', async (stride, pad) => {
  await bind({ prefer: 'cpu' })
  const [mine, theirs] = tf.tidy(() => {
    const x = tf.randomNormal<tf.Rank.R2>([5, 8], 0, 1, 'float32', 1)
    const k = tf.randomNormal<tf.Rank.R2>([2, 3], 0, 1, 'float32', 2)
    const whole = tf.conv2d(
      tf.expandDims<tf.Tensor3D>(x, 2),
      tf.reshape(k, [2, 3, 1, 1]),
      stride,
      pad,
    )
    return [conv2d(x, k, { stride, pad }), tf.squeeze(whole, [2])]
  })
  expect(mine!.shape).toEqual(theirs!.shape)
  const difference = tf.tidy(() => tf.max(tf.abs(tf.sub(mine!, theirs!))))
  expect((await difference.data())[0]).toBeLessThan(1e-5)
  tf.dispose([mine!, theirs!, difference])
})
