import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { difference, on } from '../../test/on-backend.js'
import { registerWasm } from '../index.js'

let held: { numTensors: number; numBytes: number; buffers: number; tensorBytes: number }

const counted = () => {
  const { numTensors, numBytes } = tf.memory()
  const { tensorBytes } = tf.memory() as unknown as { tensorBytes: number }
  return { numTensors, numBytes, buffers: tf.backend().numDataIds(), tensorBytes }
}

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
beforeEach(async () => {
  await tf.setBackend('wasm')
  held = counted()
})
afterEach(async () => {
  await tf.setBackend('wasm')
  expect(counted()).toEqual(held)
})

test('cpu has no kernel that is not here', () => {
  const here = new Set(tf.getKernelsForBackend('wasm').map(({ kernelName }) => kernelName))
  const missing = tf.getKernelsForBackend('cpu').filter(({ kernelName }) => !here.has(kernelName))
  expect(missing.map(({ kernelName }) => kernelName)).toEqual([])
})

const x = () => tf.tensor2d([1, -2, 3.5, 0, 5, -6], [2, 3])
const i = () => tf.tensor2d([1, -2, 3, 0, 5, -6], [2, 3], 'int32')
const b = () => tf.tensor2d([1, 0, 1, 0, 0, 1], [2, 3], 'bool')
const z = () => tf.complex(x(), tf.neg(x()))
const words = () => tf.tensor1d(['eins', '二', '', 'fünf'])
const sameAsCpu: Record<string, () => tf.Tensor | tf.Tensor[]> = {
  'parts of complex numbers': () => [tf.real(z()), tf.imag(z()), tf.abs(z())],
  'complex numbers, read': () => z(),
  'complex sums and products': () => [tf.add(z(), z()), tf.mul(z(), z()), tf.sub(z(), x())],
  'complex numbers, reshaped and joined': () => [
    tf.reshape(z(), [3, 2]),
    tf.transpose(z()),
    tf.concat([z(), z()], 1),
    tf.clone(z()),
    tf.zerosLike(z()),
  ],
  'cast to complex numbers': () => tf.cast(i(), 'complex64'),
  'spectra of 2, 3 and 8 numbers': () => [
    tf.fft(z()),
    tf.ifft(z()),
    tf.rfft(tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8])),
    tf.irfft(tf.fft(tf.complex(tf.range(0, 8), tf.zeros([8])))),
  ],
  einsum: () => [
    tf.einsum('ij,kj->ik', x(), x()),
    tf.einsum('ij->j', x()),
    tf.einsum('ij,ij->', x(), x()),
  ],
  'products of whole numbers': () => tf.matMul(i(), i(), false, true),
  'casts to bool': () => [tf.cast(x(), 'bool'), tf.cast(i(), 'bool')],
  'casts from bool': () => [tf.cast(b(), 'float32'), tf.cast(b(), 'int32')],
  'bins of a matrix': () =>
    tf.bincount(tf.abs(i()) as unknown as tf.Tensor1D, tf.tensor([]) as tf.Tensor1D, 8),
  'channels first': () =>
    tf.conv2d(
      tf.reshape(tf.range(0, 18), [1, 2, 3, 3]) as tf.Tensor4D,
      tf.ones([2, 2, 2, 1]),
      1,
      0,
      'NCHW',
    ),
  'signs and roundings of whole numbers': () => [
    tf.neg(i()),
    tf.abs(i()),
    tf.square(i()),
    tf.sign(i()),
  ],
  'nothing at all': () => [
    tf.cumprod(tf.zeros([0])),
    // Memory that was used before, which an output that nobody writes would show.
    ...[tf.max, tf.min, tf.prod].flatMap((fold) => {
      tf.ones([9]).dispose()
      return [fold(tf.zeros([2, 0, 3]), 1), fold(tf.zeros([0]))]
    }),
    ...[tf.any, tf.all].map((fold) => fold(tf.zeros([2, 0, 3], 'bool'), 1)),
  ],
}

test.each(Object.entries(sameAsCpu))('%s', async (_name, make) => {
  const expected = await on('cpu', make)
  expect(difference(await on('wasm', make), expected, 1e-5)).toBeUndefined()
})

describe('strings', () => {
  it('are compared, joined, cut, tiled and filled in', () => {
    tf.tidy(() => {
      expect(tf.equal(words(), words()).arraySync()).toEqual([1, 1, 1, 1])
      expect(tf.concat([words(), words()]).arraySync()).toHaveLength(8)
      expect(tf.slice(words(), 1, 2).arraySync()).toEqual(['二', ''])
      expect(tf.tile(tf.tensor1d(['é']), [3]).arraySync()).toEqual(['é', 'é', 'é'])
      expect(tf.fill([2], 'α').arraySync()).toEqual(['α', 'α'])
    })
  })

  it('are replaced, split and hashed', () => {
    tf.tidy(() => {
      expect(tf.string.staticRegexReplace(words(), '[a-z]', '.').arraySync()).toEqual([
        '....',
        '二',
        '',
        '.ü..',
      ])
      const { values } = tf.string.stringSplit(tf.tensor1d(['a b', 'c']), ' ')
      expect(values?.arraySync()).toEqual(['a', 'b', 'c'])
    })
  })
})

it('keeps complex numbers when they come from cpu and go back', async () => {
  await tf.setBackend('cpu')
  const made = tf.complex([1, 2], [3, 4])
  await tf.setBackend('wasm')
  expect([...made.dataSync()]).toEqual([1, 3, 2, 4])
  const twice = tf.add(made, made)
  expect([...twice.dataSync()]).toEqual([2, 6, 4, 8])
  expect([...(await twice.data())]).toEqual([2, 6, 4, 8])
  twice.dispose()
  made.dispose()
})

it('counts both parts of complex numbers, once for all clones', () => {
  const made = tf.tidy(() => tf.complex(tf.zeros([5]), tf.zeros([5])))
  const copy = made.clone()
  made.dispose()
  expect([...copy.dataSync()]).toEqual(Array(10).fill(0))
  copy.dispose()
})

it('does not grow over 200 transforms', () => {
  const wave = tf.tidy(() => tf.complex(tf.sin(tf.range(0, 16)), tf.zeros([16])))
  const run = () => tf.tidy(() => tf.real(tf.ifft(tf.fft(wave)))).dispose()
  run()
  const before = tf.memory() as unknown as { tensorBytes: number; heapBytes: number }
  for (let n = 0; n < 200; n++) run()
  const after = tf.memory() as unknown as { tensorBytes: number; heapBytes: number }
  expect(after.tensorBytes).toBe(before.tensorBytes)
  expect(after.heapBytes).toBe(before.heapBytes)
  wave.dispose()
})
