// Kernels over pictures that are TensorFlow.js's own still, tried as ours are.
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerWasm } from '../src/index.js'
import { expectAlike, finiteDifferences, numbers, tensorOf } from './compare.js'
import { on } from './on-backend.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

const run = (name: string, inputs: tf.NamedTensorMap, attrs: object) =>
  tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor

const agrees = async (make: () => tf.Tensor | tf.Tensor[], tolerance?: number) => {
  const cpu = await on('cpu', make)
  const wasm = await on('wasm', make)
  for (const [i, { shape, values }] of cpu.entries()) {
    expect(wasm[i]!.shape).toEqual(shape)
    expectAlike(wasm[i]!.values, values, `output ${i}`, tolerance)
  }
}

describe.each([
  { shape: [1, 3, 4, 1], depthRadius: 5, bias: 1, alpha: 1, beta: 0.5 },
  { shape: [33, 2, 3, 7], depthRadius: 2, bias: 2, alpha: 1e-4, beta: 0.75 },
  { shape: [2, 3, 3, 64], depthRadius: 3, bias: 0.5, alpha: 0.7, beta: 1.3 },
])('normalization across channels: %j', ({ shape, ...attrs }) => {
  const forward = (x: tf.Tensor) => run('LRN', { x }, attrs)
  const gradient = () => {
    const x = tensorOf(shape, 1)
    return run('LRNGrad', { x, y: forward(x), dy: tensorOf(shape, 2) }, attrs)
  }

  it('agrees with cpu', () => agrees(() => [forward(tensorOf(shape, 1)), gradient()]))

  it('has the gradient of finite differences', async () => {
    const [wasm] = await on('wasm', gradient)
    await tf.setBackend('cpu')
    const size = tf.util.sizeFromShape(shape)
    const expected = finiteDifferences(forward, shape, numbers(size, 1), numbers(size, 2), 2 ** -8)
    expectAlike(wasm!.values, expected, 'dx', 1e-3)
  })
})

it.each(['bilinear', 'nearest'])('boxes cut out, %s', (method) =>
  agrees(() => {
    const image = tensorOf([3, 9, 7, 5], 1)
    const boxes = tf.tensor2d(
      [0, 0, 1, 1, 0.2, 0.1, 0.7, 0.9, 0.9, 0.8, 0.1, 0.2, -0.5, 0, 1.5, 1],
      [4, 4],
    )
    const attrs = { cropSize: [4, 5], method, extrapolationValue: -3 }
    return run('CropAndResize', { image, boxes, boxInd: tf.tensor1d([0, 2, 1, 0], 'int32') }, attrs)
  }),
)
