import * as tf from '@tensorflow/tfjs-core'
import { afterAll, describe, expect, it } from 'vitest'
import { PassedOver } from '../passed-over.js'
import type { Inspection } from './candidate.js'
import { wasm } from './wasm.js'

const processor = (): Inspection => ({ device: 'Test processor', cores: 4 })

describe('wasm', () => {
  afterAll(() => {
    if (tf.findBackendFactory('wasm')) tf.removeBackend('wasm')
  })

  it('registers the engine, and tells its threads and vector instructions', async () => {
    const candidate = wasm(processor)
    await candidate.load()
    await tf.setBackend('wasm')
    const { threads, ...inspection } = await candidate.inspect(tf.backend())
    expect(inspection).toEqual({ device: 'Test processor', cores: 4, simd: 'simd128' })
    expect(threads).toBeGreaterThanOrEqual(1)
    expect(tf.square(3).dataSync()[0]).toBe(9)
    // Its tensors live through a second call.
    const kept = tf.tensor1d([1, 2])
    await candidate.load()
    expect([...kept.dataSync()]).toEqual([1, 2])
    kept.dispose()
  })

  it('is passed over where there are no vector instructions', async () => {
    const failing = (code: string) =>
      wasm(processor, async () => ({
        registerWasm: () => Promise.reject(Object.assign(new Error('no'), { code })),
      })).load()
    await expect(failing('wasm/no-simd')).rejects.toEqual(new PassedOver('no-simd', {}))
    await expect(failing('wasm/bad-threads')).rejects.toMatchObject({ code: 'wasm/bad-threads' })
  })
})
