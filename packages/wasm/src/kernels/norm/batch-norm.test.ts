import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAlike, finiteDifferences, numbers, tensorOf } from '../../../test/compare.js'
import { on } from '../../../test/on-backend.js'
import { expectSameBits } from '../../../test/same-bits.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

const epsilon = 1e-3
const names = ['x', 'mean', 'variance', 'scale', 'offset']

const normalize = (x: tf.Tensor, ...[mean, variance, scale, offset]: tf.Tensor[]) =>
  tf.batchNorm(
    x as tf.Tensor4D,
    mean as tf.Tensor1D,
    variance as tf.Tensor1D,
    offset as tf.Tensor1D,
    scale as tf.Tensor1D,
    epsilon,
  )

/** x, mean, variance (not negative), scale, offset */
const inputs = (shape: number[]): tf.Tensor[] => {
  const channels = [shape.at(-1)!]
  return [
    tensorOf(shape, 1),
    ...[2, 3, 4, 5].map((seed) => {
      const t = tensorOf(channels, seed)
      return seed === 3 ? tf.abs(t) : t
    }),
  ]
}

const gradients =
  (shape: number[], count = 5) =>
  () =>
    tf.grads(normalize as never)(inputs(shape).slice(0, count), tensorOf(shape, 6))

const shapes = [
  [1, 1, 1, 1],
  [2, 3, 4, 3],
  [33, 5, 4, 7],
  [1, 6, 5, 12],
  [33, 14, 14, 64],
  [5, 60, 60, 9],
]

describe.each(shapes)('pictures [%i, %i, %i, %i]', (...shape) => {
  it('are normalized as on cpu', async () => {
    for (const count of [3, 4, 5]) {
      const make = () => normalize(...(inputs(shape).slice(0, count) as [tf.Tensor]))
      const [cpu] = await on('cpu', make)
      const [wasm] = await on('wasm', make)
      expectAlike(wasm!.values, cpu!.values, `${count} inputs`)
    }
  })

  it('have the gradients that TensorFlow.js composes on cpu', async () => {
    // TensorFlow.js itself has no gradients where there is no scale.
    const cpu = await on('cpu', gradients(shape))
    const wasm = await on('wasm', gradients(shape))
    for (const [i, { shape, values }] of cpu.entries()) {
      expect(wasm[i]!.shape).toEqual(shape)
      expectAlike(wasm[i]!.values, values, names[i], 3e-5)
    }
  })
})

it('has the gradients of finite differences', async () => {
  const shape = [2, 3, 2, 5]
  const wasm = await on('wasm', gradients(shape))
  await tf.setBackend('cpu')
  const all = inputs(shape)
  for (const [i, input] of all.entries()) {
    const by = (moved: tf.Tensor) =>
      normalize(...(all.map((t, j) => (j === i ? moved : t)) as [tf.Tensor]))
    const at = input.dataSync<'float32'>()
    const expected = finiteDifferences(by, input.shape, at, numbers(60, 6), 2 ** -7)
    expectAlike(wasm[i]!.values, expected, names[i], 2e-2)
  }
  tf.dispose(all)
})

it('is one kernel backward, however many gradients are asked for', async () => {
  await tf.setBackend('wasm')
  const { kernelNames } = await tf.profile(() =>
    tf.tidy(() => tf.dispose(gradients([2, 3, 4, 8])())),
  )
  expect(kernelNames.filter((name) => name === 'FusedBatchNormGrad')).toHaveLength(1)
  expect(kernelNames).not.toContain('Tile')
})

it('leaves gradients of gradients to TensorFlow.js', async () => {
  const make = () => {
    const [x, ...others] = inputs([2, 3, 4, 3]) as [tf.Tensor, ...tf.Tensor[]]
    const slope = tf.grad((x: tf.Tensor) => tf.square(normalize(x, ...others)))
    return tf.grad((x: tf.Tensor) => tf.square(slope(x)))(x)
  }
  const [cpu] = await on('cpu', make)
  const [wasm] = await on('wasm', make)
  expectAlike(wasm!.values, cpu!.values)
})

it('takes means of other shapes too', async () => {
  const make = () => {
    const at = [1, 2, 3, 4, 5].map((seed) => tf.abs(tensorOf([2, 3, 4, 3], seed)))
    return [normalize(...(at as [tf.Tensor])), ...tf.grads(normalize as never)(at)]
  }
  const cpu = await on('cpu', make)
  const wasm = await on('wasm', make)
  for (const [i, { values }] of cpu.entries()) expectAlike(wasm[i]!.values, values, `${i}`)
})

it('passes NaN on, to its own channel only', async () => {
  const make = () => {
    const x = numbers(24, 1)
    x[4] = Number.NaN
    return normalize(tf.tensor(x, [2, 2, 2, 3]), ...inputs([1, 1, 1, 3]).slice(1))
  }
  const [cpu] = await on('cpu', make)
  const [wasm] = await on('wasm', make)
  expect(cpu!.values.filter(Number.isNaN)).toHaveLength(1)
  expectAlike(wasm!.values, cpu!.values)
})

it('takes no pictures at all', async () => {
  const [dx, dMean] = await on('wasm', gradients([0, 3, 4, 3]))
  expect(dx!.shape).toEqual([0, 3, 4, 3])
  expect(dMean!.dtype).toBe('float32')
  expect(dMean!.values.map(Math.abs)).toEqual([0, 0, 0])
})

it('gives the same bits on any number of threads', async () => {
  const [pixels, channels] = [5 * 40 * 40, 20]
  const size = pixels * channels
  await expectSameBits(({ assembly, control, filled, words }) => {
    const [x, ...others] = [size, channels, channels, channels, channels].map(filled)
    const at = words(size)
    const [mean, variance, scale, offset] = others as [number, number, number, number]
    const scratch = words(channels)
    // Epsilon outweighs variances below 0.
    assembly.batchNorm(
      ...([control, x!, mean, variance, scale, offset] as const),
      ...([2, at, pixels, channels, scratch] as const),
    )
    return { at, words: size }
  })
  await expectSameBits(({ assembly, control, filled, words }) => {
    const [x, dy, mean, variance, scale] = [size, size, channels, channels, channels].map(filled)
    const at = words(size + 4 * channels)
    const sums = [0, 1, 2, 3].map((i) => at + 4 * (size + i * channels))
    const [dMean, dVariance, dScale, dOffset] = sums as [number, number, number, number]
    const scratch = words(assembly.batchNormGradientScratch(pixels, channels) / 4)
    assembly.batchNormGradient(
      ...([control, x!, dy!, mean!, variance!, scale!, 2, at] as const),
      ...([dMean, dVariance, dScale, dOffset, pixels, channels, scratch] as const),
    )
    return { at, words: size + 4 * channels }
  })
})
