import {
  engine,
  fill,
  randomUniform,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
  tensor3d,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { onCpu } from '../../test/on-cpu.js'
import { decodeImage, encodeJpeg, encodePng, fromRaw, toRaw } from './index.js'

onCpu()

/** The values of a file, its tensor given back. */
const valuesIn = (file: Uint8Array) => {
  const { image, ...rest } = decodeImage(file)
  const values = [...image.dataSync()]
  image.dispose()
  return { values, shape: image.shape, ...rest }
}

const wholeImage = (channels: number, most: number): Tensor3D => {
  const values = Float32Array.from({ length: 35 * channels }, (_, at) => (at * 7919) % (most + 1))
  return tensor3d(values, [5, 7, channels])
}

it.each([
  [1, 8],
  [2, 8],
  [3, 8],
  [4, 8],
  [1, 16],
  [2, 16],
  [3, 16],
  [4, 16],
] as const)('%i channels of %i bits come back from PNG', async (channels, bitDepth) => {
  const dataRange = 2 ** bitDepth - 1
  const image = wholeImage(channels, dataRange)
  const found = valuesIn(await encodePng(image, { dataRange, bitDepth }))
  expect(found).toEqual({
    values: [...image.dataSync()],
    shape: [5, 7, channels],
    channels,
    dataRange,
    hasAlpha: channels % 2 === 0,
    format: 'png',
  })
  image.dispose()
})

it('rounds to the nearest, halves up, and clips', async () => {
  const image = tensor2d([[-1, 0.4, 0.5, 1.5, 254.49, 254.5, 300, Number.POSITIVE_INFINITY]])
  const { values, shape } = valuesIn(await encodePng(image, { dataRange: 255 }))
  expect(values).toEqual([0, 0, 1, 2, 254, 255, 255, 255])
  expect(shape).toEqual([1, 8, 1])
  const raw = await toRaw(image, { type: 'uint8', dataRange: 255 })
  expect([...raw]).toEqual(values)
  image.dispose()
})

it('JPEG comes back about as it was, nearer the higher the quality', async () => {
  const ramp = Float32Array.from({ length: 24 * 31 * 3 }, (_, at) => (at % 93) / 100)
  const image = tensor3d(ramp, [24, 31, 3])
  const [low, high] = await Promise.all([20, 100].map((quality) => encodeJpeg(image, { quality })))
  expect(low!.length).toBeLessThan(high!.length)
  const found = valuesIn(high!)
  expect(found.shape).toEqual([24, 31, 3])
  for (const [at, value] of found.values.entries()) {
    expect(Math.abs(value - 255 * ramp[at]!)).toBeLessThan(4)
  }
  image.dispose()
})

it('gray is written to JPEG as three equal channels', async () => {
  const image = fill([3, 5], 0.6) as Tensor2D
  const { values, shape } = valuesIn(await encodeJpeg(image))
  expect(shape).toEqual([3, 5, 3])
  expect(new Set(values)).toEqual(new Set([153]))
  image.dispose()
})

it('works where there is no Buffer, as in a page', async () => {
  const image = wholeImage(3, 255)
  const expected = await encodeJpeg(image, { dataRange: 255 })
  const { Buffer } = globalThis
  Reflect.deleteProperty(globalThis, 'Buffer')
  try {
    const found = await encodeJpeg(image, { dataRange: 255 })
    expect('Buffer' in globalThis).toBe(false)
    expect([...found]).toEqual([...expected])
  } finally {
    Object.assign(globalThis, { Buffer })
  }
  image.dispose()
})

it.each(['interleaved', 'planar'] as const)('raw samples, %s, there and back', async (layout) => {
  const bytes = Uint8Array.from({ length: 24 }, (_, at) => at * 10)
  const image = fromRaw(bytes, { height: 2, width: 4, channels: 3, layout })
  const first = [...image.dataSync().subarray(0, 3)]
  expect(first).toEqual(layout === 'planar' ? [0, 80, 160] : [0, 10, 20])
  const options = { layout, dataRange: 255 } as const
  expect(await toRaw(image, { ...options, type: 'uint8' })).toEqual(bytes)
  expect(await toRaw(image, { ...options, type: 'uint16' })).toEqual(
    Uint16Array.from(bytes, (value) => value * 257),
  )
  expect(await toRaw(image, { ...options, type: 'float32' })).toEqual(Float32Array.from(bytes))
  image.dispose()
})

it('raw samples take NaN and any number of channels as floats, and are a copy', async () => {
  const image = fromRaw(Float32Array.of(Number.NaN, -3, 7, 1, 2), {
    height: 1,
    width: 1,
    channels: 5,
  })
  const raw = await toRaw(image, { type: 'float32' })
  expect([...raw]).toEqual([Number.NaN, -3, 7, 1, 2])
  raw.fill(0)
  expect(image.dataSync()[2]).toBe(7)
  image.dispose()
})

it.each<[string, string, () => unknown]>([
  ['NaN in PNG', 'kernels/not-a-number', () => encodePng(tensor2d([[0, Number.NaN]]))],
  ['NaN in JPEG', 'kernels/not-a-number', () => encodeJpeg(tensor2d([[0, Number.NaN]]))],
  [
    'NaN among bytes',
    'kernels/not-a-number',
    () => toRaw(tensor2d([[Number.NaN]]), { type: 'uint8' }),
  ],
  ['alpha in JPEG', 'kernels/option', () => encodeJpeg(zeros([2, 2, 4]) as Tensor3D)],
  ['5 channels', 'kernels/option', () => encodePng(zeros([2, 2, 5]) as Tensor3D)],
  ['several images', 'kernels/option', () => encodePng(zeros([2, 2, 2, 3]) as never)],
  ['nothing', 'kernels/option', () => encodePng(zeros([0, 2]) as never)],
  ['12 bits', 'kernels/option', () => encodePng(tensor2d([[1]]), { bitDepth: 12 as never })],
  ['quality 0', 'kernels/option', () => encodeJpeg(tensor2d([[1]]), { quality: 0 })],
  ['dataRange 0', 'kernels/option', () => encodePng(tensor2d([[1]]), { dataRange: 0 })],
  ['int32', 'kernels/dtype', () => encodePng(tensor2d([[1]], [1, 1], 'int32'))],
  ['no tensor', 'kernels/not-an-image', () => toRaw([[1]] as never, { type: 'uint8' })],
  ['an unknown type', 'kernels/option', () => toRaw(tensor2d([[1]]), { type: 'int8' as never })],
  [
    'an unknown layout',
    'kernels/option',
    () => toRaw(tensor2d([[1]]), { type: 'uint8', layout: 'x' as never }),
  ],
])('refuses %s: %s', async (_, code, work) => {
  // Its input goes with the scope.
  engine().startScope()
  await expect(work).rejects.toThrow(expect.objectContaining({ code }))
  engine().endScope()
})

it.each<[string, () => unknown]>([
  ['too few samples', () => fromRaw(new Uint8Array(5), { height: 2, width: 3 })],
  ['an array', () => fromRaw([1] as never, { height: 1, width: 1 })],
  ['no height', () => fromRaw(new Uint8Array(0), { height: 0, width: 3 })],
  ['half a channel', () => fromRaw(new Uint8Array(1), { height: 1, width: 2, channels: 0.5 })],
  [
    'an unknown layout',
    () => fromRaw(new Uint8Array(1), { height: 1, width: 1, layout: 'x' as never }),
  ],
])('refuses %s', (_, work) => {
  expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
})

it('is one image after the other that is read', async () => {
  const images = [1, 2, 3].map(
    (seed) => randomUniform([4, 5, 3], 0, 1, 'float32', seed) as Tensor3D,
  )
  const files = await Promise.all(images.map((image) => encodePng(image)))
  expect(new Set(files.map((file) => file.join())).size).toBe(3)
  for (const image of images) image.dispose()
})
