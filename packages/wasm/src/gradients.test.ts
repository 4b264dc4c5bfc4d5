import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activations, gelus } from '../test/functions-of-one.js'
import { byThreads, compared, on } from '../test/on-backend.js'
import { gelu, registerWasm, softmaxCrossEntropy } from './index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

const xs = () => tf.tensor2d([-7, -1.5, -0.25, 0.125, 0.75, 3, 5.5, 6.5, 30, -30], [2, 5])
const dys = () => tf.tensor2d([1, -2, 3, 0.5, 7, -1, 2, 4, 1, 1], [2, 5])

const differentiable: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  ...activations,
  softmax: (x) => tf.softmax(x),
  square: tf.square,
  clipByValue: (x) => tf.clipByValue(x, -2, 5),
  'sum of columns': (x) => tf.mul(x, tf.sum(x, 0, true)),
  'mean of rows': (x) => tf.mul(x, tf.mean(x, x.rank - 1, true)),
  'mean of all': (x) => tf.mul(x, tf.mean(x)),
  ...gelus,
}

/** The others' gradients use comparisons or the kept output, through which TensorFlow.js finds no way. */
const twice = new Set([
  'relu',
  'softplus',
  'gelu',
  'gelu by tanh',
  'square',
  'sum of columns',
  'mean of rows',
  'mean of all',
])

const gradient = (f: (x: tf.Tensor) => tf.Tensor) => tf.grad(f)(xs(), dys())

/** The kernels that a step of work runs. */
const kernelsOf = async (work: () => void): Promise<string[]> => {
  await tf.setBackend('wasm')
  return (await tf.profile(() => tf.tidy(work))).kernelNames
}

describe.each(Object.entries(differentiable))('%s', (name, activation) => {
  it('has the gradient that the cpu backend computes', async () => {
    expect(await compared(() => [activation(xs()), gradient(activation)], 2e-6)).toBeUndefined()
  })

  it('has second derivatives where the cpu backend has', async () => {
    const second = () => tf.grad((x) => tf.grad(activation)(x))(xs())
    if (!twice.has(name)) {
      await expect(on('cpu', second)).rejects.toThrow(/Cannot compute gradient/)
      await expect(on('wasm', second)).rejects.toThrow(/Cannot compute gradient/)
    } else expect(await compared(second, 5e-6)).toBeUndefined()
  })

  it('agrees with finite differences', async () => {
    // Away from the corners, and where a step does not drown in the numbers' own size.
    const x = [-4.5, -1.5, -0.25, 0.125, 0.75, 3]
    const step = 1 / 64
    const total = (at: number[]) =>
      tf.tidy(() => {
        const y = activation(tf.tensor1d(at)).dataSync<'float32'>()
        return y.reduce((sum, v, i) => sum + v * (i + 1), 0)
      })
    const [slope] = await on('wasm', () =>
      tf.grad((v) => tf.sum(tf.mul(activation(v), tf.range(1, 7))))(tf.tensor1d(x)),
    )
    for (const [i, at] of x.entries()) {
      const moved = (to: number) => total(x.with(i, to))
      const expected = (moved(at + step) - moved(at - step)) / (2 * step)
      expect(slope!.values[i], `at ${at}`).toBeCloseTo(expected, 2)
    }
  })
})

it('takes one kernel for the gradient, also after stock gradients were registered again', async () => {
  const work = () => gradient(tf.relu)
  expect(await kernelsOf(work)).toContain('FirstgradActivationGradient')
  const stock = tf.getGradient('Relu')!
  tf.unregisterGradient('Relu')
  tf.registerGradient({
    kernelName: 'Relu',
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => tf.mul(dy as tf.Tensor, tf.step(x!)) }),
  })
  expect(tf.getGradient('Relu')).not.toBe(stock)
  expect(await kernelsOf(work)).toContain('FirstgradActivationGradient')
  expect(await kernelsOf(() => gradient((x) => tf.softmax(x)))).toContain(
    'FirstgradSoftmaxGradient',
  )
})

it('leaves other backends their gradients', async () => {
  await on('wasm', () => gradient(tf.relu))
  const [onCpu] = await on('cpu', () => gradient(tf.relu))
  expect(onCpu!.values.map((v) => v + 0)).toEqual([0, 0, 0, 0.5, 7, -1, 2, 4, 1, 0])
})

it('relu passes no gradient at 0 and below, whatever dy is', async () => {
  const [slope] = await on('wasm', () =>
    tf.grad(tf.relu)(
      tf.tensor1d([0, -0, -1, 1, 2]),
      tf.tensor1d([NaN, 1, Infinity, -Infinity, NaN]),
    ),
  )
  expect(slope!.values).toEqual([0, 0, 0, -Infinity, NaN])
})

it('leaves no tensor behind', async () => {
  await tf.setBackend('wasm')
  const x = xs()
  const before = tf.memory().numTensors
  for (const f of Object.values(differentiable)) tf.grad(f)(x).dispose()
  tf.grad((logits) => softmaxCrossEntropy(tf.softmax(logits), logits))(x).dispose()
  gelu(x).dispose()
  softmaxCrossEntropy(x, x).dispose()
  // tf.softmax above is outside of any tidy but inside of tf.grad, which tidies.
  expect(tf.memory().numTensors).toBe(before)
  x.dispose()
})

describe('softmaxCrossEntropy', () => {
  const labels = () => tf.tensor2d([0, 1, 0, 0, 0, 0.25, 0.25, 0, 0.5, 0], [2, 5])
  const loss = (logits: tf.Tensor) => softmaxCrossEntropy(labels(), logits)

  it('is what the cpu backend composes, forward and back', async () => {
    const make = () => [loss(xs()), tf.grad(loss)(xs(), tf.tensor1d([2, -3]))]
    expect(await compared(make, 1e-6)).toBeUndefined()
  })

  it('is what tf.losses computes', async () => {
    const outcomes = await on('wasm', () => [
      tf.mean(loss(xs())),
      tf.losses.softmaxCrossEntropy(labels(), xs()),
    ])
    expect(outcomes[0]!.values[0]).toBeCloseTo(outcomes[1]!.values[0]!, 5)
  })

  it('classes that are impossible cost nothing unless they are true', async () => {
    const make = (truth: number[]) => () =>
      softmaxCrossEntropy(tf.tensor2d(truth, [1, 3]), tf.tensor2d([-Infinity, 0, 0], [1, 3]))
    expect((await on('wasm', make([0, 1, 0])))[0]!.values[0]).toBeCloseTo(Math.LN2, 6)
    expect((await on('wasm', make([1, 0, 0])))[0]!.values[0]).toBe(Infinity)
  })

  it('of nothing', async () => {
    const make = () => softmaxCrossEntropy(tf.zeros([0, 3]), tf.zeros([0, 3]))
    expect(await compared(make)).toBeUndefined()
  })

  it('refuses labels of another shape', async () => {
    await tf.setBackend('wasm')
    expect(() => softmaxCrossEntropy(tf.zeros([2, 3]), tf.zeros([3, 2]))).toThrow(/shapes/i)
  })
})

describe('softmax', () => {
  it.each([
    [[1, 1]],
    [[3, 10]],
    [[7, 33]],
    [[2, 3, 4]],
    [[0, 3]],
    [[5]],
    [[2, 17_001]],
    [[3000, 3]],
  ])('of %j', async (shape) => {
    const make = () => tf.softmax(tf.mul(tf.randomUniform(shape, -9, 9, 'float32', 1), 3))
    expect(await compared(make, 1e-6)).toBeUndefined()
  })

  it('of numbers that are hard', async () => {
    const make = () =>
      tf.softmax(tf.tensor2d([1e38, -1e38, 0, -Infinity, 0, 1, NaN, 0, 1, 90, 91, 92], [4, 3]))
    expect(await compared(make, 1e-6)).toBeUndefined()
  })
})

it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
  const make = () => {
    const x = tf.randomUniform([700, 61], -9, 9, 'float32', 1)
    return [
      tf.grad((v) => tf.softmax(v))(x, tf.square(x)),
      tf.grad((v) => softmaxCrossEntropy(tf.abs(x), v))(x),
      tf.grad((v) => gelu(v))(x),
    ]
  }
  const [first, ...others] = await byThreads(make)
  for (const other of others) expect(other).toEqual(first)
})
