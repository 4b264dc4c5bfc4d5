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

type Pad = 'same' | 'valid' | number | [number, number][]
interface Case {
  shape: number[]
  filterSize: number[]
  strides: number[]
  pad: Pad
  dimRoundingMode?: 'floor' | 'ceil' | 'round'
}

const suffix = ({ shape }: Case) => (shape.length === 5 ? '3D' : '')

const run = (name: string, inputs: tf.NamedTensorMap, { shape: _, ...attrs }: Case) =>
  tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor

const forward = (kind: 'MaxPool' | 'AvgPool', c: Case) => (x: tf.Tensor) =>
  run(kind + suffix(c), { x }, c)

/** dy has another seed than x; both are the same on every backend. */
const gradient = (kind: 'MaxPool' | 'AvgPool', c: Case) => () => {
  const x = tensorOf(c.shape, 1)
  const dy = tensorOf(forward(kind, c)(x).shape, 2)
  return run(`${kind}${suffix(c)}Grad`, { dy, input: x }, c)
}

const check = async (c: Case) => {
  for (const kind of ['MaxPool', 'AvgPool'] as const) {
    const make = () => forward(kind, c)(tensorOf(c.shape, 1))
    const [cpu] = await on('cpu', make)
    const [wasm] = await on('wasm', make)
    expect(wasm!.shape).toEqual(cpu!.shape)
    expectAlike(wasm!.values, cpu!.values, kind)
  }
  const [wasm] = await on('wasm', gradient('MaxPool', c))
  expect(wasm!.shape).toEqual(c.shape)
  // The cpu backend loses its way in volumes under windows whose height is not their width.
  if (c.shape.length === 5 && c.filterSize[1] !== c.filterSize[2]) return
  const [cpu] = await on('cpu', gradient('MaxPool', c))
  expectAlike(wasm!.values, cpu!.values, 'MaxPoolGrad')
}

/** The gradient of the cpu backend's own forward pass. */
const checkGradient = async (
  kind: 'MaxPool' | 'AvgPool',
  c: Case,
  step: number,
  tolerance: number,
) => {
  const [wasm] = await on('wasm', gradient(kind, c))
  await tf.setBackend('cpu')
  const x = numbers(tf.util.sizeFromShape(c.shape), 1)
  const outputs = tf.tidy(() => forward(kind, c)(tensorOf(c.shape, 1)).size)
  const expected = finiteDifferences(forward(kind, c), c.shape, x, numbers(outputs, 2), step)
  expectAlike(wasm!.values, expected, kind, tolerance)
}

const cases: Case[] = [
  { shape: [1, 1, 1, 1], filterSize: [1, 1], strides: [1, 1], pad: 'valid' },
  { shape: [2, 6, 6, 3], filterSize: [2, 2], strides: [2, 2], pad: 'valid' },
  { shape: [1, 7, 5, 7], filterSize: [3, 3], strides: [2, 2], pad: 'same' },
  { shape: [2, 5, 4, 1], filterSize: [3, 2], strides: [1, 1], pad: 'same' },
  { shape: [1, 5, 7, 2], filterSize: [2, 3], strides: [3, 2], pad: 1, dimRoundingMode: 'floor' },
  { shape: [1, 6, 5, 2], filterSize: [3, 3], strides: [2, 2], pad: 1, dimRoundingMode: 'ceil' },
  { shape: [1, 4, 5, 6], filterSize: [2, 2], strides: [3, 3], pad: 'valid' },
  {
    shape: [1, 3, 3, 1],
    filterSize: [3, 3],
    strides: [1, 1],
    pad: [
      [0, 0],
      [1, 2],
      [0, 1],
      [0, 0],
    ],
  },
  { shape: [1, 4, 4, 4, 3], filterSize: [2, 2, 2], strides: [2, 2, 2], pad: 'valid' },
  { shape: [2, 3, 4, 3, 2], filterSize: [2, 3, 2], strides: [1, 2, 1], pad: 'same' },
  // Windows apart in height and width, which share planes
  { shape: [1, 3, 4, 4, 5], filterSize: [2, 2, 2], strides: [1, 2, 2], pad: 'same' },
  { shape: [1, 5, 3, 4, 1], filterSize: [3, 2, 2], strides: [2, 1, 2], pad: 'same' },
]

describe.each(cases)('$shape, window $filterSize, strides $strides, pad $pad', (c) => {
  it('agrees with cpu', () => check(c))
  it('has the gradient of the mean', () => checkGradient('AvgPool', c, 0.5, 1e-5))
  // Steps so small that no other number becomes the largest
  it('has the gradient of the largest', () => checkGradient('MaxPool', c, 2 ** -12, 1e-3))
})

it.each([
  [[33, 8, 8, 64], [2, 2], [2, 2], 'valid'],
  [[33, 7, 9, 17], [3, 3], [2, 2], 'same'],
  [[1, 40, 30, 20], [3, 3], [1, 1], 'same'],
  [[3, 28, 28, 32], [2, 2], [2, 2], 'same'],
  [[2, 8, 9, 10, 16], [3, 3, 3], [2, 2, 2], 'same'],
] as const)(
  'agrees with cpu where several tasks share the work: %j',
  (...[shape, filterSize, strides, pad]) =>
    check({ shape: [...shape], filterSize: [...filterSize], strides: [...strides], pad }),
)

it('agrees with cpu on random windows', async () => {
  const small = fc.integer({ min: 1, max: 4 })
  const size = fc.integer({ min: 1, max: 9 })
  const picture = (axes: number) =>
    fc.record({
      sizes: fc.tuple(...Array.from({ length: axes }, () => size)),
      batch: fc.integer({ min: 1, max: 3 }),
      channels: fc.constantFrom(1, 3, 4, 7, 16, 19),
      filterSize: fc.tuple(...Array.from({ length: axes }, () => small)),
      strides: fc.tuple(...Array.from({ length: axes }, () => small)),
      pad: fc.constantFrom<Pad>('same', 'valid', 0, 1),
    })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(picture(2), picture(3)),
      async ({ sizes, batch, channels, filterSize, strides, pad }) => {
        // A window larger than the picture, or one that sees padding alone, is not what TensorFlow.js takes.
        const room = pad === 'same' ? 99 : 2 * (pad === 'valid' ? 0 : (pad as number))
        fc.pre(filterSize.every((f, i) => f <= (sizes[i] as number) + room))
        if (typeof pad === 'number') {
          // TensorFlow.js then takes the outputs' number from the first side of the window alone.
          fc.pre(pad < filterSize[0]!)
          filterSize.fill(filterSize[0]!)
          strides.fill(strides[0]!)
          fc.pre(sizes.every((size) => filterSize[0]! <= size + room))
        }
        await check({ shape: [batch, ...sizes, channels], filterSize, strides, pad })
      },
    ),
    { numRuns: Number(process.env.FIRSTGRAD_CASES ?? 60) },
  )
})

describe('special numbers', () => {
  const max = (values: number[]) => () =>
    run('MaxPool', { x: tf.tensor4d(values, [1, 2, 2, 1]) }, cases[1]!)
  const maxGradient = (values: number[]) => () =>
    run(
      'MaxPoolGrad',
      { dy: tf.tensor4d([5], [1, 1, 1, 1]), input: tf.tensor4d(values, [1, 2, 2, 1]) },
      cases[1]!,
    )

  it.each([
    ['the first of equals gets all', [2, 2, 2, 2], [2], [5, 0, 0, 0]],
    ['NaN is passed over', [Number.NaN, 1, 3, Number.NaN], [3], [0, 0, 5, 0]],
    ['of NaN alone comes -Infinity', Array(4).fill(Number.NaN), [-Infinity], [0, 0, 0, 0]],
    ['-Infinity', Array(4).fill(-Infinity), [-Infinity], [0, 0, 0, 0]],
    ['Infinity', [1, Infinity, 2, Infinity], [Infinity], [0, 5, 0, 0]],
    ['-0 and 0 are equals', [-0, 0, -0, 0], [-0], [5, 0, 0, 0]],
  ])('%s', async (_, x, y, dx) => {
    for (const backend of ['cpu', 'wasm']) {
      expect(Array.from((await on(backend, max(x)))[0]!.values)).toEqual(y)
      expect(Array.from((await on(backend, maxGradient(x)))[0]!.values)).toEqual(dx)
    }
  })

  it('whole numbers stay whole, and right beyond 2^24', async () => {
    const [y] = await on('wasm', () =>
      run(
        'MaxPool',
        { x: tf.tensor4d([16777217, 16777216, -5, -7], [1, 2, 2, 1], 'int32') },
        cases[1]!,
      ),
    )
    expect(y).toMatchObject({ dtype: 'int32', values: [16777217] })
  })

  it('a window over padding alone', async () => {
    const c: Case = { shape: [1, 2, 2, 1], filterSize: [1, 1], strides: [1, 1], pad: 1 }
    const make = (kind: 'MaxPool' | 'AvgPool') => () => forward(kind, c)(tf.ones(c.shape))
    for (const kind of ['MaxPool', 'AvgPool'] as const) {
      const [cpu] = await on('cpu', make(kind))
      const [wasm] = await on('wasm', make(kind))
      expect(wasm!.values).toEqual(cpu!.values)
    }
  })

  it('no pictures at all', async () => {
    const c: Case = { ...cases[1]!, shape: [0, 6, 6, 3] }
    const [y] = await on('wasm', () => forward('MaxPool', c)(tf.zeros(c.shape)))
    expect(y!.shape).toEqual([0, 3, 3, 3])
    expect((await on('wasm', gradient('AvgPool', c)))[0]!.shape).toEqual(c.shape)
  })
})

it('gives the same bits on any number of threads', async () => {
  // 3 pictures of 30x30x20, windows of 3x3, strides of 2, one row and column of padding
  const geometry = [3, 1, 30, 30, 20, 1, 15, 15, 20, 1, 3, 3, 1, 2, 2, 0, 1, 1, 1, 1, 1]
  const [ins, outs] = [3 * 30 * 30 * 20, 3 * 15 * 15 * 20]
  for (const kind of ['maxPool', 'averagePool'] as const) {
    await expectSameBits(({ assembly, control, integers, filled, words }) => {
      const at = words(outs)
      assembly[kind](control, integers(geometry), filled(ins, 1), at)
      return { at, words: outs }
    })
  }
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const at = words(ins)
    assembly.maxPoolGradient(control, integers(geometry), filled(ins, 1), filled(outs, 2), at)
    return { at, words: ins }
  })
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const at = words(ins)
    assembly.averagePoolGradient(control, integers(geometry), filled(outs, 2), at)
    return { at, words: ins }
  })
})

it.each([false, true])(
  'tells the place of the largest, its picture counted in: %s',
  async (includeBatchInIndex) => {
    for (const from of [-1, 1]) {
      const make = () => {
        const x = tf.sub(tensorOf([33, 7, 6, 5], 1), tf.scalar(from * 2))
        const attrs = { filterSize: [3, 2], strides: [2, 1], pad: 'same', includeBatchInIndex }
        return tf.engine().runKernel('MaxPoolWithArgmax', { x }, attrs) as unknown as tf.Tensor[]
      }
      const [y, places] = await on('cpu', make)
      const wasm = await on('wasm', make)
      expectAlike(wasm[0]!.values, y!.values)
      expect(wasm[1]!.shape).toEqual(places!.shape)
      expect(Array.from(wasm[1]!.values)).toEqual(Array.from(places!.values))
    }
  },
)
