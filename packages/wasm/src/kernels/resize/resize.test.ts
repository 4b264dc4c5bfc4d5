import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectAlike, finiteDifferences, numbers, tensorOf } from '../../../test/compare.js'
import { on } from '../../../test/on-backend.js'
import { expectSameBits } from '../../../test/same-bits.js'
import { registerWasm } from '../../index.js'
import { bilinear, writeSources } from './sources.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

type Kind = 'Bilinear' | 'NearestNeighbor'
interface Case {
  shape: number[]
  size: [number, number]
  alignCorners: boolean
  halfPixelCenters: boolean
}

const forward =
  (kind: Kind, { shape: _, ...attrs }: Case) =>
  (images: tf.Tensor) =>
    tf.engine().runKernel(`Resize${kind}`, { images }, attrs) as tf.Tensor

const gradient =
  (kind: Kind, { shape, ...attrs }: Case) =>
  () => {
    const images = tensorOf(shape, 1)
    const dy = tensorOf([shape[0]!, ...attrs.size, shape[3]!], 2)
    return tf.engine().runKernel(`Resize${kind}Grad`, { images, dy }, attrs) as tf.Tensor
  }

/** By the cpu backend's forward pass, which is linear. */
const check = async (c: Case) => {
  const size = tf.util.sizeFromShape(c.shape)
  const dy = numbers(c.shape[0]! * c.size[0] * c.size[1] * c.shape[3]!, 2)
  for (const kind of ['Bilinear', 'NearestNeighbor'] as const) {
    const [wasm] = await on('wasm', gradient(kind, c))
    expect(wasm!.shape).toEqual(c.shape)
    const make = () => forward(kind, c)(tensorOf(c.shape, 1))
    const [y] = await on('wasm', make)
    const [cpu] = await on('cpu', make)
    expectAlike(y!.values, cpu!.values, kind)
    const expected = finiteDifferences(forward(kind, c), c.shape, numbers(size, 1), dy)
    expectAlike(wasm!.values, expected, `${kind}Grad`)
  }
}

describe.each([
  { alignCorners: false, halfPixelCenters: false },
  { alignCorners: true, halfPixelCenters: false },
  { alignCorners: false, halfPixelCenters: true },
])('%j', (how) => {
  it.each<[number[], [number, number]]>([
    [
      [1, 1, 1, 1],
      [1, 1],
    ],
    [
      [2, 3, 4, 3],
      [6, 8],
    ],
    [
      [1, 5, 4, 1],
      [3, 7],
    ],
    [
      [1, 6, 7, 5],
      [2, 3],
    ],
    [
      [2, 4, 3, 2],
      [4, 3],
    ],
    [
      [1, 4, 5, 4],
      [1, 1],
    ],
    [
      [1, 1, 2, 2],
      [5, 3],
    ],
  ])('from %j to %j', (shape, size) => check({ shape, size, ...how }))
})

it('agrees with cpu where several tasks share the work', async () => {
  // Where cpu's gradients are right: without half pixels, one picture, as high as wide.
  const c: Case = {
    shape: [1, 40, 40, 64],
    size: [80, 80],
    alignCorners: false,
    halfPixelCenters: false,
  }
  for (const kind of ['Bilinear', 'NearestNeighbor'] as const) {
    const [cpu] = await on('cpu', gradient(kind, c))
    const [wasm] = await on('wasm', gradient(kind, c))
    expectAlike(wasm!.values, cpu!.values, kind)
  }
})

it('treats each picture of a batch alike', async () => {
  const c = { size: [9, 14] as [number, number], alignCorners: false, halfPixelCenters: true }
  for (const kind of ['Bilinear', 'NearestNeighbor'] as const) {
    const make = (shape: number[]) => () => {
      const dy = tf.tile(tensorOf([1, 9, 14, 7], 2), [shape[0]!, 1, 1, 1])
      const images = tf.zeros(shape)
      return tf.engine().runKernel(`Resize${kind}Grad`, { images, dy }, c) as tf.Tensor
    }
    const [one] = await on('wasm', make([1, 5, 6, 7]))
    const [many] = await on('wasm', make([33, 5, 6, 7]))
    for (let i = 0; i < 33; i++) {
      expect(many!.values.slice(i * 210, (i + 1) * 210)).toEqual(one!.values)
    }
  }
})

it('has the gradient of finite differences at random sizes', async () => {
  const size = fc.integer({ min: 1, max: 7 })
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.integer({ min: 1, max: 2 }), size, size, fc.constantFrom(1, 3, 4)),
      fc.tuple(size, size),
      fc.constantFrom([false, false], [true, false], [false, true]),
      (shape, to, [alignCorners, halfPixelCenters]) =>
        check({
          shape,
          size: to,
          alignCorners: alignCorners!,
          halfPixelCenters: halfPixelCenters!,
        }),
    ),
    { numRuns: Number(process.env.FIRSTGRAD_CASES ?? 30) },
  )
})

it('gives the same bits on any number of threads', async () => {
  const how = { alignCorners: false, halfPixelCenters: true }
  const [ins, outs] = [3 * 30 * 40 * 16, 3 * 50 * 70 * 16]
  await expectSameBits(({ assembly, control, heap, filled, words }) => {
    const [at, rows, columns] = [words(ins), words(4 * 50), words(4 * 70)]
    writeSources(heap, rows, bilinear, 50, 30, how)
    writeSources(heap, columns, bilinear, 70, 40, how)
    const dy = filled(outs, 2)
    assembly.resizeGradient(control, dy, at, rows, columns, 3, 30, 40, 16, 50, 70)
    return { at, words: ins }
  })
})
