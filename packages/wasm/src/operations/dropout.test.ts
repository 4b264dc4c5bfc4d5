import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byThreads, on } from '../../test/on-backend.js'
import { openPool } from '../../test/open-pool.js'
import { dropout, registerWasm } from '../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})
afterAll(() => tf.setBackend('cpu'))

describe('Philox', () => {
  // Known answers of Random123, its authors' own library: kat_vectors, philox4x32 10.
  it.each([
    [
      [0, 0, 0, 0, 0, 0],
      ['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'],
    ],
    [new Array(6).fill(0xffffffff), ['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd']],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0],
      ['d16cfe09', '94fdcceb', '5001e420', '24126ea1'],
    ],
  ])('%j', async (counterAndKey, words) => {
    const { heap, assembly, pool } = await openPool({ threads: 1 })
    const at = heap.take(16)
    assembly.philoxWords(at, ...counterAndKey)
    const got = [...heap.integers.subarray(at / 4, at / 4 + 4)]
    expect(got.map((word) => (word >>> 0).toString(16))).toEqual(words)
    pool.close()
  })
})

describe('dropout', () => {
  const size = 100_003
  const mask = (rate: number, seed: number) => dropout(tf.ones([size]), rate, { seed })

  it.each([0.1, 0.5, 0.9])('at rate %d keeps as many as it should, enlarged', async (rate) => {
    const [{ values } = { values: [] as number[] }] = await on('wasm', () => mask(rate, 7))
    const kept = values.filter((v) => v !== 0)
    const deviation = Math.sqrt((rate * (1 - rate)) / size)
    expect(Math.abs(kept.length / size - (1 - rate))).toBeLessThan(4 * deviation)
    for (const v of kept) expect(v).toBe(Math.fround(1 / (1 - rate)))
  })

  it('chooses by the seed, all 53 bits of it', async () => {
    const seeds = [1, 1, 2, 2 ** 32 + 1]
    const masks = await Promise.all(seeds.map((seed) => on('wasm', () => mask(0.5, seed))))
    expect(masks[1]).toEqual(masks[0])
    expect(masks[2]).not.toEqual(masks[0])
    expect(masks[3]).not.toEqual(masks[0])
  })

  it('changes nothing at rate 0', async () => {
    const [result] = await on('wasm', () => dropout(tf.tensor1d([1, -2, NaN]), 0, { seed: 1 }))
    expect(result!.values).toEqual([1, -2, NaN])
  })

  it('lets the gradient through where numbers were kept, in gradients of gradients too', async () => {
    const x = () => tf.range(1, 41)
    const f = (v: tf.Tensor) => dropout(v, 0.5, { seed: 3 })
    const [kept, slope] = await on('wasm', () => [f(tf.ones([40])), tf.grad(f)(x())])
    expect(slope!.values).toEqual(kept!.values)
    const square = (v: tf.Tensor) => tf.mul(f(v), v)
    const [second] = await on('wasm', () => tf.grad((v) => tf.grad(square)(v))(x()))
    expect(second!.values).toEqual(kept!.values.map((v) => 2 * v))
  })

  it('of nothing, and on other backends', async () => {
    const [empty] = await on('wasm', () => dropout(tf.zeros([0, 3]), 0.5, { seed: 1 }))
    expect(empty!.shape).toEqual([0, 3])
    const [onCpu] = await on('cpu', () => dropout(tf.ones([1000]), 0.5, { seed: 1 }))
    expect(new Set(onCpu!.values)).toEqual(new Set([0, 2]))
  })

  it.each([
    [1, 0],
    [-0.1, 0],
    [Number.NaN, 0],
    [0.5, -1],
    [0.5, 0.5],
    [0.5, 2 ** 53],
  ])('refuses rate %d with seed %d', (rate, seed) => {
    const code = expect.objectContaining({ code: 'wasm/bad-dropout' })
    expect(() => dropout(tf.ones([2]), rate, { seed })).toThrow(code)
  })

  it('is bit-equal by 1, 2, 3 and 8 threads', async () => {
    const [first, ...others] = await byThreads(() => mask(0.3, 11))
    for (const other of others) expect(other).toEqual(first)
  })
})
