import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

type Pair = number | [number, number]

/** Forward and both gradients on one backend, from the same numbers. */
const convolution = async (
  backend: string,
  [n, h, w, c]: number[],
  [kh, kw, o]: number[],
  strides: Pair,
  pad: 'same' | 'valid' | number,
  dilations: Pair,
) => {
  await tf.setBackend(backend)
  const x = tf.randomNormal([n!, h!, w!, c!], 0, 1, 'float32', 1) as tf.Tensor4D
  const filter = tf.randomNormal([kh!, kw!, c!, o!], 0, 1, 'float32', 2) as tf.Tensor4D
  const y = tf.conv2d(x, filter, strides, pad, 'NHWC', dilations)
  const dy = tf.randomNormal(y.shape, 0, 1, 'float32', 3)
  // The cpu backend has no gradient where taps lie apart; those are tried by finite differences.
  if (dilations !== 1) return { y, dx: y, dFilter: y }
  const run = (name: string, inputs: tf.NamedTensorMap, more: object) =>
    tf.engine().runKernel(name, inputs, {
      strides,
      pad,
      dilations,
      dataFormat: 'NHWC',
      ...more,
    } as never) as tf.Tensor
  const dx = run('Conv2DBackpropInput', { dy, filter }, { inputShape: x.shape })
  const dFilter = run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape })
  return { y, dx, dFilter }
}

const cases: [number[], number[], Pair, 'same' | 'valid' | number][] = [
  [[1, 1, 1, 1], [1, 1, 1], 1, 'valid'],
  [[2, 5, 7, 3], [3, 3, 4], 1, 'same'],
  [[2, 5, 7, 3], [3, 2, 9], 1, 'valid'],
  [[1, 9, 8, 7], [5, 5, 8], 1, 'same'],
  [[3, 9, 8, 4], [3, 3, 16], 2, 'same'],
  [[3, 9, 8, 4], [3, 3, 17], [2, 3], 'valid'],
  [[2, 10, 11, 3], [5, 3, 5], [3, 2], 2],
  [[33, 6, 6, 1], [5, 5, 32], 1, 'same'],
  [[4, 14, 14, 64], [5, 5, 33], 1, 'same'],
  [[2, 7, 7, 64], [1, 1, 64], 1, 'valid'],
  [[2, 8, 8, 64], [1, 1, 24], 2, 'same'],
  [[2, 6, 5, 2], [2, 2, 3], 4, 'valid'],
  [[1, 3, 3, 1000], [2, 2, 5], 1, 'valid'],
  [[2, 7, 9, 8], [3, 3, 8], 1, 'same'],
  [[3, 7, 9, 9], [3, 3, 11], 1, 'valid'],
  [[2, 11, 8, 10], [4, 4, 13], 1, 'same'],
  [[33, 5, 5, 8], [5, 5, 9], 1, 'valid'],
  [[2, 14, 14, 32], [5, 5, 64], 1, 'same'],
  [[1, 6, 7, 12], [5, 5, 8], 1, 3],
]

const expectAlike = (got: tf.Tensor, expected: tf.Tensor, name: string) => {
  expect(got.shape, name).toEqual(expected.shape)
  const [g, e] = [got.dataSync(), expected.dataSync()]
  let scale = 0
  let worst = 0
  for (let j = 0; j < e.length; j++) {
    scale = Math.max(scale, Math.abs(e[j]!))
    worst = Math.max(worst, Math.abs(e[j]! - g[j]!))
  }
  expect(worst / scale, name).toBeLessThan(1e-5)
}

test.each(cases)('x %j, filter %j, stride %j, pad %j', async (...args) => {
  const cpu = await convolution('cpu', ...args, 1)
  const wasm = await convolution('wasm', ...args, 1)
  expectAlike(wasm.y, cpu.y, 'y')
  expectAlike(wasm.dx, cpu.dx, 'dx')
  expectAlike(wasm.dFilter, cpu.dFilter, 'dFilter')
})

test.each<[number[], number[], Pair, 'same' | 'valid']>([
  [[2, 12, 13, 3], [3, 3, 5], 2, 'same'],
  [[2, 12, 13, 8], [3, 2, 8], [3, 2], 'valid'],
])('x %j, filter %j, dilation %j, pad %j', async (x, filter, dilation, pad) => {
  const cpu = await convolution('cpu', x, filter, 1, pad, dilation)
  const wasm = await convolution('wasm', x, filter, 1, pad, dilation)
  expectAlike(wasm.y, cpu.y, 'y')
})
