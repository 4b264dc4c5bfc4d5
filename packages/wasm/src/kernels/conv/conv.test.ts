import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tensorOf } from '../../../test/compare.js'
import { compared } from '../../../test/on-backend.js'
import { registerWasm } from '../../index.js'
import { pointsFor } from './algorithm.js'
import { convolutionByDefinition } from './reference.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
beforeEach(async () => {
  await tf.setBackend('wasm')
})

type Pair = number | [number, number]

interface Case {
  readonly x: [number, number, number, number]
  /** Height, width and output channels. */
  readonly filter: [number, number, number]
  readonly strides?: Pair
  readonly pad?: 'same' | 'valid' | number | tf.backend_util.ExplicitPadding
  readonly dilations?: Pair
}

/** So many numbers of each result are compared with sums by the definition. */
const samples = 300

/** The largest error, as a part of the largest number. */
const errorOf = (got: tf.Tensor, expected: (index: number) => number): number => {
  const values = got.dataSync()
  const step = Math.max(1, values.length / samples)
  let error = 0
  let largest = 0
  for (let k = 0; k < values.length; k += step) {
    const index = Math.floor(k)
    const want = expected(index)
    largest = Math.max(largest, Math.abs(want))
    error = Math.max(error, Math.abs(want - values[index]!))
  }
  return error === 0 ? 0 : error / largest
}

const errorsOf = ({
  x: xShape,
  filter: [height, width, out],
  strides = 1,
  pad = 'same',
  dilations = 1,
}: Case) =>
  tf.tidy(() => {
    const x = tf.randomNormal(xShape, 0, 1, 'float32', 1)
    const filter = tf.randomNormal([height, width, xShape[3], out], 0, 1, 'float32', 2)
    const info = tf.backend_util.computeConv2DInfo(
      xShape,
      filter.shape as typeof xShape,
      strides,
      dilations,
      pad,
    )
    const dy = tf.randomNormal(info.outShape, 0, 1, 'float32', 3)
    const run = (name: string, inputs: tf.NamedTensorMap, more: object) =>
      tf.engine().runKernel(name, inputs, {
        strides,
        pad,
        dilations,
        dataFormat: 'NHWC',
        ...more,
      } as never) as tf.Tensor
    const sums = convolutionByDefinition(info, x.dataSync(), filter.dataSync(), dy.dataSync())
    return {
      y: errorOf(run('Conv2D', { x, filter }, {}), sums.y),
      dx: errorOf(run('Conv2DBackpropInput', { dy, filter }, { inputShape: xShape }), sums.dx),
      dFilter: errorOf(
        run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape }),
        sums.dFilter,
      ),
    }
  })

const expectRight = (each: Case, bound = 3e-6, boundOfFilter = 2 * bound) => {
  const before = tf.memory().numTensors
  const errors = errorsOf(each)
  expect(tf.memory().numTensors).toBe(before)
  expect(errors.y, 'y').toBeLessThan(bound)
  expect(errors.dx, 'dx').toBeLessThan(bound)
  expect(errors.dFilter, 'dFilter').toBeLessThan(boundOfFilter)
}

describe('products of patches', () => {
  test.each<Case>([
    { x: [1, 1, 1, 1], filter: [1, 1, 1] },
    { x: [1, 1, 1, 1], filter: [5, 5, 1] },
    { x: [2, 5, 7, 3], filter: [3, 2, 9], pad: 'valid' },
    { x: [3, 9, 8, 4], filter: [3, 3, 16], strides: 2 },
    { x: [3, 9, 8, 4], filter: [3, 3, 17], strides: [2, 3], pad: 'valid' },
    { x: [2, 10, 11, 3], filter: [5, 3, 5], strides: [3, 2], pad: 2 },
    {
      x: [2, 10, 11, 3],
      filter: [3, 3, 5],
      strides: 2,
      pad: [
        [0, 0],
        [0, 2],
        [1, 0],
        [0, 0],
      ],
    },
    { x: [33, 6, 6, 1], filter: [5, 5, 32] },
    { x: [33, 7, 5, 7], filter: [3, 1, 7], strides: [1, 2] },
    { x: [2, 7, 7, 64], filter: [1, 1, 64] },
    { x: [2, 8, 8, 64], filter: [1, 1, 24], strides: 2 },
    { x: [2, 6, 5, 2], filter: [2, 2, 3], strides: 4, pad: 'valid' },
    { x: [1, 3, 3, 1000], filter: [2, 2, 5], pad: 'valid' },
    { x: [4, 14, 14, 64], filter: [7, 7, 33] },
    { x: [0, 5, 5, 3], filter: [3, 3, 4] },
    { x: [2, 12, 13, 3], filter: [3, 3, 5], dilations: 2 },
    { x: [2, 12, 13, 8], filter: [3, 2, 8], dilations: [3, 2], pad: 'valid' },
    { x: [2, 15, 12, 5], filter: [3, 3, 6], strides: 2, dilations: 2 },
    { x: [1, 15, 12, 5], filter: [3, 4, 6], strides: [2, 3], dilations: [3, 2] },
  ])('%j', (each) => expectRight(each))
})

describe('minimal filtering', () => {
  const shapes: (Case & { points: 6 | 7 })[] = [
    { points: 6, x: [2, 7, 9, 16], filter: [3, 3, 32] },
    { points: 6, x: [3, 7, 9, 35], filter: [3, 3, 33], pad: 'valid' },
    { points: 6, x: [1, 6, 6, 64], filter: [3, 3, 17], pad: 2 },
    { points: 6, x: [33, 8, 8, 16], filter: [4, 4, 16], pad: 'valid' },
    { points: 7, x: [2, 14, 14, 32], filter: [5, 5, 64] },
    { points: 6, x: [2, 13, 11, 66], filter: [5, 5, 31], pad: 'valid' },
    {
      points: 7,
      x: [2, 9, 9, 32],
      filter: [5, 5, 32],
      pad: [
        [0, 0],
        [0, 3],
        [4, 1],
        [0, 0],
      ],
    },
    // So many pixels that rounding adds up.
    { points: 7, x: [64, 28, 28, 4], filter: [5, 5, 64] },
    { points: 7, x: [33, 15, 16, 64], filter: [5, 5, 64] },
    { points: 7, x: [1, 12, 10, 5], filter: [5, 5, 64] },
    { points: 6, x: [2, 10, 10, 65], filter: [5, 5, 64] },
    { points: 6, x: [2, 16, 16, 256], filter: [3, 3, 256] },
  ]

  test.each(shapes)('%j', (each) => {
    const { x, filter, pad = 'same' } = each
    const info = tf.backend_util.computeConv2DInfo(
      x,
      [filter[0], filter[1], x[3], filter[2]],
      1,
      1,
      pad,
    )
    // The case would not try what it is here for.
    const points = pointsFor(info, { height: info.outHeight, width: info.outWidth })
    expect(points).toBe(each.points)
    expectRight(each, 6e-6, 8e-6)
  })
})

test('shapes that are too small for tiles are left to patches', () => {
  const info = tf.backend_util.computeConv2DInfo([1, 4, 4, 1], [3, 3, 1, 1], 1, 1, 'same')
  expect(pointsFor(info, { height: 4, width: 4 })).toBe(0)
})

test('bias and activation are applied in the same pass', () => {
  for (const channels of [3, 32]) {
    tf.tidy(() => {
      const x = tf.randomNormal([2, 6, 6, channels], 0, 1, 'float32', 1) as tf.Tensor4D
      const filter = tf.randomNormal([3, 3, channels, 34], 0, 1, 'float32', 2) as tf.Tensor4D
      const bias = tf.randomNormal([34], 0, 1, 'float32', 3) as tf.Tensor1D
      const prelu = tf.randomNormal([34], 0, 1, 'float32', 4)
      const plain = tf.add(tf.conv2d(x, filter, 1, 'same'), bias)
      for (const activation of [
        'linear',
        'relu',
        'relu6',
        'leakyrelu',
        'prelu',
        'sigmoid',
        'elu',
      ] as const) {
        const fused = tf.fused.conv2d({
          x,
          filter,
          strides: 1,
          pad: 'same',
          bias,
          activation,
          leakyreluAlpha: 0.3,
          ...(activation === 'prelu' ? { preluActivationWeights: prelu } : {}),
        })
        const apart = {
          linear: () => plain,
          relu: () => tf.relu(plain),
          relu6: () => tf.relu6(plain),
          leakyrelu: () => tf.leakyRelu(plain, 0.3),
          prelu: () => tf.prelu(plain, prelu),
          sigmoid: () => tf.sigmoid(plain),
          elu: () => tf.elu(plain),
        }[activation]()
        const error = tf.max(tf.abs(tf.sub(fused, apart))).dataSync()[0]!
        const largest = tf.max(tf.abs(apart)).dataSync()[0]!
        expect(error / largest, activation).toBeLessThan(3e-6)
      }
    })
  }
})

// As many rows, or columns, as channels: what is meant for one is not to be taken for the other.
test.each([[[3]], [[1]], [[]], [[1, 1, 3]], [[3, 1, 1]], [[1, 3, 1]], [[3, 3, 3]], [[2, 3, 3, 3]]])(
  'a bias or slopes of shape %j are spread as cpu spreads them',
  async (shape) => {
    const [x, filter] = [tensorOf([2, 3, 3, 3], 1), tensorOf([2, 2, 3, 3], 2)]
    const taken = { x, filter, strides: 1, pad: 'same' } as never as object
    const depthwise = { ...taken, filter: tensorOf([2, 2, 3, 1], 2) }
    const ends: object[] = [{ bias: tensorOf(shape, 3) }]
    if ([1, 3].includes(shape.length)) {
      ends.push({ activation: 'prelu', preluActivationWeights: tensorOf(shape, 3) })
    }
    const make = () =>
      ends.flatMap((end) => [
        tf.fused.conv2d({ ...taken, ...end } as never),
        tf.fused.depthwiseConv2d({ ...depthwise, ...end } as never),
      ])
    expect(await compared(make, 1e-5)).toBeUndefined()
    tf.dispose([x, filter, depthwise.filter, ...ends.flatMap((end) => Object.values(end))])
  },
)

test('NaN and Infinity stay in sight', () => {
  tf.tidy(() => {
    const x = tf.buffer([1, 8, 8, 1], 'float32')
    x.set(Number.NaN, 0, 1, 1, 0)
    x.set(Number.POSITIVE_INFINITY, 0, 6, 6, 0)
    const y = tf.conv2d(
      x.toTensor() as tf.Tensor4D,
      tf.ones([3, 3, 1, 1]) as tf.Tensor4D,
      1,
      'same',
    )
    const values = tf.reshape(y, [8, 8]).arraySync() as number[][]
    expect(values[0]![0]).toBeNaN()
    expect(values[7]![7]).toBe(Number.POSITIVE_INFINITY)
    expect(values[3]![4]).toBe(0)
  })
})
