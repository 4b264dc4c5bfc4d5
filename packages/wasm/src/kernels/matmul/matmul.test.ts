import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tensorOf } from '../../../test/compare.js'
import { compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
beforeEach(async () => {
  await tf.setBackend('wasm')
})

/** The largest error against sums in 64 bits, as a part of the largest number. */
const errorOf = (
  m: number,
  k: number,
  n: number,
  transposeA: boolean,
  transposeB: boolean,
): number =>
  tf.tidy(() => {
    const a = tf.randomNormal(transposeA ? [k, m] : [m, k], 0, 1, 'float32', 1) as tf.Tensor2D
    const b = tf.randomNormal(transposeB ? [n, k] : [k, n], 0, 1, 'float32', 2) as tf.Tensor2D
    const y = tf.matMul(a, b, transposeA, transposeB)
    expect(y.shape).toEqual([m, n])
    const [as, bs, got] = [a.dataSync(), b.dataSync(), y.dataSync()]
    let largest = 0
    let error = 0
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let want = 0
        for (let d = 0; d < k; d++) {
          want += as[transposeA ? d * m + i : i * k + d]! * bs[transposeB ? j * k + d : d * n + j]!
        }
        largest = Math.max(largest, Math.abs(want))
        error = Math.max(error, Math.abs(want - got[i * n + j]!))
      }
    }
    return error === 0 ? 0 : error / largest
  })

describe.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])('transposeA %s, transposeB %s', (transposeA, transposeB) => {
  test.each([
    [1, 1, 1],
    [1, 7, 9],
    [1, 1000, 33],
    [1, 5, 64],
    [2, 3, 4],
    [3, 50, 40],
    [4, 8, 8],
    [5, 9, 17],
    [17, 400, 10],
    [33, 100, 65],
    [64, 1000, 10],
    [100, 784, 256],
    [130, 33, 130],
    [65, 385, 70],
    [200, 1, 200],
  ])('[%i, %i] x [.., %i]', (m, k, n) => {
    expect(errorOf(m, k, n, transposeA, transposeB)).toBeLessThan(2e-6)
  })
})

test.each([
  [
    [0, 3],
    [3, 4],
  ],
  [
    [2, 0],
    [0, 4],
  ],
  [
    [2, 3],
    [3, 0],
  ],
])('nothing in it: %j x %j', (a, b) => {
  tf.tidy(() => {
    const ones = (shape: number[]) => tf.fill<tf.Rank>(shape, 1) as tf.Tensor2D
    const y = tf.matMul(ones(a), ones(b))
    expect(y.shape).toEqual([a[0], b[1]])
    expect(Array.from(y.dataSync()).every((value) => value === 0)).toBe(true)
  })
})

test.each([
  [
    [3, 2, 4],
    [3, 4, 5],
  ],
  [
    [3, 2, 4],
    [4, 5],
  ],
  [
    [2, 1, 3, 4],
    [1, 5, 4, 2],
  ],
  [
    [2, 4],
    [6, 4, 3],
  ],
  [
    [2, 3, 40, 50],
    [2, 3, 50, 30],
  ],
])('batches are broadcast: %j x %j', (aShape, bShape) => {
  tf.tidy(() => {
    const a = tf.randomNormal(aShape, 0, 1, 'float32', 1)
    const b = tf.randomNormal(bShape, 0, 1, 'float32', 2)
    const y = tf.matMul(a, b)
    const outer = tf.broadcastTo(tf.zeros([1]), y.shape.slice(0, -2).concat(1)).shape.slice(0, -1)
    const [m, k] = aShape.slice(-2) as [number, number]
    const n = bShape.at(-1)!
    const flatA = tf.reshape(tf.broadcastTo(a, [...outer, m, k]), [-1, m, k]) as tf.Tensor3D
    const flatB = tf.reshape(tf.broadcastTo(b, [...outer, k, n]), [-1, k, n]) as tf.Tensor3D
    const one = tf
      .unstack(flatA)
      .map((each, i) => tf.matMul(each as tf.Tensor2D, tf.unstack(flatB)[i] as tf.Tensor2D))
    expect(y.dataSync()).toEqual(tf.reshape(tf.stack(one), y.shape).dataSync())
  })
})

// As many rows as columns: what is meant for one is not to be taken for the other.
test.each([[[4]], [[1]], [[]], [[1, 4]], [[4, 1]], [[4, 4]], [[3, 1, 4]]])(
  'a bias of shape %j is spread as cpu spreads it',
  async (shape) => {
    const make = () =>
      ['linear', 'sigmoid', 'elu'].map((activation) =>
        tf.fused.matMul({
          a: tensorOf([3, 5, 4], 1),
          transposeA: true,
          b: tensorOf([3, 5, 4], 2),
          bias: tensorOf(shape, 3),
          activation: activation as 'linear',
        }),
      )
    expect(await compared(make, 1e-5)).toBeUndefined()
  },
)

test('bias and activation are applied in the same pass', () => {
  tf.tidy(() => {
    const a = tf.randomNormal([9, 31], 0, 1, 'float32', 1) as tf.Tensor2D
    const b = tf.randomNormal([31, 19], 0, 1, 'float32', 2) as tf.Tensor2D
    const bias = tf.randomNormal([19], 0, 1, 'float32', 3)
    const plain = tf.add(tf.matMul(a, b), bias)
    const apart = {
      linear: plain,
      relu: tf.relu(plain),
      relu6: tf.relu6(plain),
      leakyrelu: tf.leakyRelu(plain, 0.3),
      sigmoid: tf.sigmoid(plain),
    }
    for (const [activation, expected] of Object.entries(apart)) {
      const fused = tf.fused.matMul({
        a,
        b,
        bias,
        activation: activation as 'relu',
        leakyreluAlpha: 0.3,
      })
      const error = tf.max(tf.abs(tf.sub(fused, expected))).dataSync()[0]
      expect(error, activation).toBeLessThan(1e-5)
    }
  })
})

test('NaN and Infinity reach their rows and columns alone', () => {
  tf.tidy(() => {
    const a = tf.buffer([5, 6], 'float32')
    a.set(Number.NaN, 1, 2)
    a.set(Number.POSITIVE_INFINITY, 3, 0)
    const y = tf
      .matMul(a.toTensor() as tf.Tensor2D, tf.ones([6, 9]) as tf.Tensor2D)
      .arraySync() as number[][]
    expect(y.map((row) => row[8])).toEqual([0, Number.NaN, 0, Number.POSITIVE_INFINITY, 0])
  })
})

test('shapes that do not fit are refused', () => {
  expect(() => tf.matMul(tf.zeros([2, 3]) as tf.Tensor2D, tf.zeros([4, 2]) as tf.Tensor2D)).toThrow(
    /inner/i,
  )
})
