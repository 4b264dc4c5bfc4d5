import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAlike, finiteDifferences, numbers, tensorOf } from '../../../test/compare.js'
import { on } from '../../../test/on-backend.js'
import { expectSameBits } from '../../../test/same-bits.js'
import { registerWasm } from '../../index.js'

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

/** y, dx and dFilter */
const all = (xShape: number[], filterShape: number[], more: object): tf.Tensor[] => {
  const attrs = { ...more, dataFormat: 'NDHWC' }
  const [x, filter] = [tensorOf(xShape, 1), tensorOf(filterShape, 2)]
  const y = run('Conv3D', { x, filter }, attrs)
  const dy = tensorOf(y.shape, 3)
  return [
    y,
    run('Conv3DBackpropInputV2', { dy, filter }, { ...attrs, inputShape: xShape }),
    run('Conv3DBackpropFilterV2', { x, dy }, { ...attrs, filterShape }),
  ]
}

type Three = [number, number, number]

describe.each<{ x: number[]; filter: number[]; strides: Three; dilations: Three; pad: string }>([
  {
    x: [2, 4, 5, 3, 3],
    filter: [2, 3, 2, 3, 4],
    strides: [1, 1, 1],
    dilations: [1, 1, 1],
    pad: 'same',
  },
  {
    x: [1, 5, 4, 6, 2],
    filter: [3, 2, 3, 2, 1],
    strides: [2, 1, 2],
    dilations: [1, 1, 1],
    pad: 'same',
  },
  {
    x: [1, 5, 5, 4, 1],
    filter: [2, 2, 2, 1, 7],
    strides: [2, 3, 1],
    dilations: [1, 1, 1],
    pad: 'valid',
  },
  {
    x: [1, 5, 6, 5, 2],
    filter: [2, 2, 3, 2, 3],
    strides: [1, 1, 1],
    dilations: [2, 3, 2],
    pad: 'valid',
  },
  {
    x: [1, 5, 4, 5, 2],
    filter: [2, 2, 2, 2, 2],
    strides: [1, 1, 1],
    dilations: [2, 2, 2],
    pad: 'same',
  },
])('convolution of volumes: %j', ({ x: xShape, filter: filterShape, ...rest }) => {
  const attrs = { ...rest, dataFormat: 'NDHWC' }
  const forward = (x: tf.Tensor, filter: tf.Tensor) => run('Conv3D', { x, filter }, attrs)
  const gradients = () => {
    const [x, filter] = [tensorOf(xShape, 1), tensorOf(filterShape, 2)]
    const dy = tensorOf(forward(x, filter).shape, 3)
    return [
      run('Conv3DBackpropInputV2', { dy, filter }, { ...attrs, inputShape: xShape }),
      run('Conv3DBackpropFilterV2', { x, dy }, { ...attrs, filterShape }),
    ]
  }

  it('agrees with cpu', () => agrees(() => forward(tensorOf(xShape, 1), tensorOf(filterShape, 2))))

  it('has the gradients of finite differences', async () => {
    const [dx, dFilter] = await on('wasm', gradients)
    await tf.setBackend('cpu')
    const [x, filter] = [xShape, filterShape].map((shape, i) =>
      numbers(tf.util.sizeFromShape(shape), i + 1),
    ) as [Float32Array, Float32Array]
    const size = tf.tidy(() => forward(tensorOf(xShape, 1), tensorOf(filterShape, 2)).size)
    const dy = numbers(size, 3)
    const byX = (moved: tf.Tensor) => forward(moved, tensorOf(filterShape, 2))
    const byFilter = (moved: tf.Tensor) => forward(tensorOf(xShape, 1), moved)
    expectAlike(dx!.values, finiteDifferences(byX, xShape, x, dy), 'dx')
    expectAlike(dFilter!.values, finiteDifferences(byFilter, filterShape, filter, dy), 'dFilter')
  })
})

it.each<[number[], number[], Three]>([
  [
    [33, 3, 5, 4, 3],
    [2, 2, 2, 3, 7],
    [1, 1, 1],
  ],
  // Several pieces an output
  [
    [1, 6, 24, 20, 16],
    [3, 3, 3, 16, 8],
    [1, 1, 1],
  ],
  [
    [2, 9, 16, 17, 7],
    [3, 3, 3, 7, 64],
    [2, 1, 2],
  ],
])(
  'agrees with cpu in all directions where several tasks share the work: x %j, filter %j',
  (x, filter, strides) =>
    agrees(() => all(x, filter, { strides, pad: 'same', dilations: [1, 1, 1] })),
)

it('takes no volumes at all', async () => {
  const attrs = { strides: [1, 1, 1], pad: 'same', dilations: [1, 1, 1] }
  const [y, dx, dFilter] = await on('wasm', () => all([0, 3, 3, 3, 2], [2, 2, 2, 2, 1], attrs))
  expect([y!.shape, dx!.shape]).toEqual([
    [0, 3, 3, 3, 1],
    [0, 3, 3, 3, 2],
  ])
  expect(Array.from(dFilter!.values)).toEqual(Array(16).fill(0))
})

it('gives the same bits on any number of threads', async () => {
  // 1 volume of 8x20x20x12, filters of 3x3x3, strides of 1, one number of padding on each side
  const geometry = [1, 8, 20, 20, 12, 8, 20, 20, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  const [size, patches] = [8 * 20 * 20 * 12, 8 * 20 * 20 * 27 * 12]
  await expectSameBits(({ assembly, control, integers, filled, words }) => {
    const at = words(patches)
    assembly.volumePatches(control, integers(geometry), filled(size, 1), at, 0, 8)
    return { at, words: patches }
  })
  await expectSameBits(({ assembly, control, integers, filled }) => {
    const at = filled(size, 1)
    assembly.volumeScatter(control, integers(geometry), at, filled(patches, 2), 0, 8)
    return { at, words: size }
  })
})
