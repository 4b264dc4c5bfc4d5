import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAlike, finiteDifferences, numbers, tensorOf } from '../../../test/compare.js'
import { on } from '../../../test/on-backend.js'
import { expectSameBits } from '../../../test/same-bits.js'
import { registerWasm } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

interface Case {
  x: number[]
  /** [height, width, filters a channel] */
  filter: [number, number, number]
  strides: [number, number]
  dilations: [number, number]
  pad: 'same' | 'valid' | number | [number, number][]
  dimRoundingMode?: 'floor' | 'ceil' | 'round'
}

const attrsOf = ({ strides, dilations, pad, dimRoundingMode }: Case) => ({
  strides,
  dilations,
  pad,
  dimRoundingMode,
  dataFormat: 'NHWC',
})

const filterShape = ({ filter: [h, w, m], x }: Case) => [h, w, x[3]!, m]

const run = (name: string, inputs: tf.NamedTensorMap, c: Case, more = {}) =>
  tf.engine().runKernel(name, inputs, { ...attrsOf(c), ...more } as never) as tf.Tensor

const convolve = (c: Case, x: tf.Tensor, filter: tf.Tensor) =>
  run('DepthwiseConv2dNative', { x, filter }, c)

const forward = (c: Case) => () => convolve(c, tensorOf(c.x, 1), tensorOf(filterShape(c), 2))

const gradients = (c: Case) => () => {
  const x = tensorOf(c.x, 1)
  const filter = tensorOf(filterShape(c), 2)
  const dy = tensorOf(convolve(c, x, filter).shape, 3)
  return [
    run('DepthwiseConv2dNativeBackpropInput', { dy, filter }, c, { inputShape: c.x }),
    run('DepthwiseConv2dNativeBackpropFilter', { x, dy }, c, { filterShape: filter.shape }),
  ]
}

const check = async (c: Case) => {
  const [cpu] = await on('cpu', forward(c))
  const [wasm] = await on('wasm', forward(c))
  expect(wasm!.shape).toEqual(cpu!.shape)
  expectAlike(wasm!.values, cpu!.values, 'y')
  const got = await on('wasm', gradients(c))
  expect(got.map(({ shape }) => shape)).toEqual([c.x, filterShape(c)])
  // The cpu backend's gradients know no dilations.
  if (Math.max(...c.dilations) > 1) return
  const expected = await on('cpu', gradients(c))
  expectAlike(got[0]!.values, expected[0]!.values, 'dx')
  expectAlike(got[1]!.values, expected[1]!.values, 'dFilter')
}

/** By the cpu backend's forward pass, which is linear in both. */
const checkGradients = async (c: Case) => {
  const [dx, dFilter] = await on('wasm', gradients(c))
  await tf.setBackend('cpu')
  const [x, filter] = [1, 2].map((seed) =>
    numbers(tf.util.sizeFromShape(seed === 1 ? c.x : filterShape(c)), seed),
  ) as [Float32Array, Float32Array]
  const dy = numbers(
    tf.tidy(() => forward(c)().size),
    3,
  )
  const byX = (moved: tf.Tensor) => convolve(c, moved, tensorOf(filterShape(c), 2))
  const byFilter = (moved: tf.Tensor) => convolve(c, tensorOf(c.x, 1), moved)
  expectAlike(dx!.values, finiteDifferences(byX, c.x, x, dy), 'dx')
  expectAlike(dFilter!.values, finiteDifferences(byFilter, filterShape(c), filter, dy), 'dFilter')
}

const cases: Case[] = [
  { x: [1, 1, 1, 1], filter: [1, 1, 1], strides: [1, 1], dilations: [1, 1], pad: 'valid' },
  { x: [2, 5, 4, 3], filter: [3, 3, 1], strides: [1, 1], dilations: [1, 1], pad: 'same' },
  { x: [1, 5, 6, 7], filter: [3, 2, 1], strides: [2, 3], dilations: [1, 1], pad: 'same' },
  { x: [1, 6, 5, 3], filter: [2, 3, 2], strides: [2, 1], dilations: [1, 1], pad: 'valid' },
  { x: [1, 7, 6, 2], filter: [3, 3, 1], strides: [1, 1], dilations: [2, 2], pad: 'same' },
  { x: [2, 7, 8, 1], filter: [2, 3, 3], strides: [1, 1], dilations: [3, 2], pad: 'valid' },
  {
    x: [1, 5, 5, 5],
    filter: [3, 3, 4],
    strides: [2, 2],
    dilations: [1, 1],
    pad: 1,
    dimRoundingMode: 'floor',
  },
  { x: [1, 4, 4, 2], filter: [5, 5, 1], strides: [1, 1], dilations: [1, 1], pad: 'same' },
  {
    x: [1, 4, 5, 3],
    filter: [3, 2, 1],
    strides: [1, 1],
    dilations: [1, 1],
    pad: [
      [0, 0],
      [2, 0],
      [0, 1],
      [0, 0],
    ],
  },
]

describe.each(cases)(
  'x $x, filter $filter, strides $strides, dilations $dilations, pad $pad',
  (c) => {
    it('agrees with cpu', () => check(c))
    it('has the gradients of finite differences', () => checkGradients(c))
  },
)

it.each<[number[], [number, number, number], [number, number]]>([
  [
    [33, 7, 7, 64],
    [3, 3, 1],
    [1, 1],
  ],
  [
    [1, 40, 31, 19],
    [3, 3, 1],
    [2, 2],
  ],
  [
    [4, 20, 20, 16],
    [5, 5, 2],
    [1, 1],
  ],
  [
    [33, 9, 9, 3],
    [3, 3, 8],
    [1, 1],
  ],
])(
  'agrees with cpu where several tasks share the work: x %j, filter %j, strides %j',
  (x, filter, strides) => check({ x, filter, strides, dilations: [1, 1], pad: 'same' }),
)

it('agrees with cpu on random shapes, with finite differences where taps lie apart', async () => {
  const small = fc.integer({ min: 1, max: 3 })
  const size = fc.integer({ min: 1, max: 9 })
  const apart = fc.constantFrom<[number, number]>([1, 1], [1, 1], [2, 3], [3, 1])
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        x: fc.tuple(small, size, size, fc.constantFrom(1, 3, 4, 7, 16, 18)),
        filter: fc.tuple(small, small, small),
        strides: fc.tuple(small, small),
        dilations: apart,
        pad: fc.constantFrom<Case['pad']>('same', 'valid'),
      }),
      async (c) => {
        // TensorFlow.js takes strides or dilations, and no window larger than the picture.
        if (c.dilations[0] > 1) c.strides = [1, 1]
        const reach = [0, 1].map((i) => (c.filter[i]! - 1) * c.dilations[i]! + 1)
        fc.pre(c.pad === 'same' || (reach[0]! <= c.x[1] && reach[1]! <= c.x[2]))
        await check(c)
        if (c.dilations[0] > 1 && tf.util.sizeFromShape(c.x) < 100) await checkGradients(c)
      },
    ),
    { numRuns: Number(process.env.FIRSTGRAD_CASES ?? 60) },
  )
})

describe('bias and activation in one pass', () => {
  it.each(['linear', 'relu', 'relu6', 'leakyrelu', 'prelu', 'sigmoid', 'elu'])(
    '%s',
    async (activation) => {
      const c: Case = { ...cases[1]!, x: [3, 9, 8, 6] }
      const make = () =>
        tf.engine().runKernel(
          'FusedDepthwiseConv2D',
          {
            x: tensorOf(c.x, 1),
            filter: tensorOf(filterShape(c), 2),
            bias: tensorOf([6], 3),
            ...(activation === 'prelu' ? { preluActivationWeights: tensorOf([6], 4) } : {}),
          },
          { ...attrsOf(c), activation, leakyreluAlpha: 0.25 } as never,
        ) as tf.Tensor
      const [cpu] = await on('cpu', make)
      const [wasm] = await on('wasm', make)
      expectAlike(wasm!.values, cpu!.values)
    },
  )
})

it('takes no pictures at all', async () => {
  const c: Case = { ...cases[1]!, x: [0, 5, 4, 3] }
  expect((await on('wasm', forward(c)))[0]!.shape).toEqual([0, 5, 4, 3])
  const [dx, dFilter] = await on('wasm', gradients(c))
  expect(dx!.shape).toEqual(c.x)
  expect(Array.from(dFilter!.values)).toEqual(Array(27).fill(0))
})

it('passes NaN and Infinity on', async () => {
  const c = cases[1]!
  const make = () => {
    const x = numbers(tf.util.sizeFromShape(c.x), 1)
    x[7] = Number.NaN
    x[70] = Number.POSITIVE_INFINITY
    return convolve(c, tf.tensor(x, c.x), tensorOf(filterShape(c), 2))
  }
  const [cpu] = await on('cpu', make)
  const [wasm] = await on('wasm', make)
  expect(cpu!.values.some(Number.isNaN)).toBe(true)
  expectAlike(wasm!.values, cpu!.values)
})

it('gives the same bits on any number of threads', async () => {
  // 5 pictures of 20x20x24, filters of 3x3, strides of 1, one row and column of padding
  const geometry = [5, 1, 20, 20, 24, 1, 20, 20, 24, 1, 3, 3, 1, 1, 1, 0, 1, 1, 1, 1, 1]
  const size = 5 * 20 * 20 * 24
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const at = words(size)
    const [window, x, filter] = [integers(geometry), filled(size, 1), filled(9 * 24, 2)]
    assembly.depthwise(control, window, x, filter, at, filled(24, 3), 1, 0, 0)
    return { at, words: size }
  })
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const [at, window] = [words(size), integers(geometry)]
    const scratch = words(assembly.depthwiseBackpropInputScratch(window) / 4)
    assembly.depthwiseBackpropInput(
      control,
      window,
      filled(size, 1),
      filled(9 * 24, 2),
      at,
      scratch,
    )
    return { at, words: size }
  })
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const [at, window] = [words(9 * 24), integers(geometry)]
    const scratch = words(assembly.depthwiseBackpropFilterScratch(window) / 4)
    assembly.depthwiseBackpropFilter(
      control,
      window,
      filled(size, 1),
      filled(size, 2),
      at,
      false,
      scratch,
    )
    return { at, words: 9 * 24 }
  })
})
