import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PassedOver } from '../passed-over.js'
import { nativeEngineName } from './tensorflow-native.js'
import { tfjsNode } from './tfjs-node.js'
import { tfjsNodeGpu } from './tfjs-node-gpu.js'

const processor = () => ({ device: 'Test processor', cores: 8 })

/** What loading the package does: registers its engine and makes it current. */
const fakePackage = (own: object) => async () => {
  tf.registerBackend(nativeEngineName, () => Object.assign(new MathBackendCPU(), own))
  await tf.setBackend(nativeEngineName)
  return {}
}

const running = () => tf.findBackend(nativeEngineName)

afterEach(() => {
  if (tf.findBackendFactory(nativeEngineName)) tf.removeBackend(nativeEngineName)
})

describe('tfjs-node', () => {
  it('loads its package, and tells the processor and the version of TensorFlow', async () => {
    const load = vi.fn(fakePackage({ binding: { TF_Version: '2.15.1' } }))
    const candidate = tfjsNode(processor, load)
    await candidate.load()
    expect(load).toHaveBeenCalledExactlyOnceWith('@tensorflow/tfjs-node')
    expect(await candidate.inspect(running())).toEqual({
      device: 'Test processor',
      cores: 8,
      versions: { tensorflow: '2.15.1' },
    })
  })
  it('keeps TensorFlow quiet while it loads, and the variable as it was', async () => {
    const levels: unknown[] = []
    const load = async () => {
      levels.push(process.env.TF_CPP_MIN_LOG_LEVEL)
    }
    const before = process.env.TF_CPP_MIN_LOG_LEVEL
    delete process.env.TF_CPP_MIN_LOG_LEVEL
    await tfjsNode(processor, load).load()
    expect('TF_CPP_MIN_LOG_LEVEL' in process.env).toBe(false)
    process.env.TF_CPP_MIN_LOG_LEVEL = '0'
    await tfjsNode(processor, load).load()
    expect(process.env.TF_CPP_MIN_LOG_LEVEL).toBe('0')
    expect(levels).toEqual(['3', '0'])
    if (before === undefined) delete process.env.TF_CPP_MIN_LOG_LEVEL
    else process.env.TF_CPP_MIN_LOG_LEVEL = before
  })
  it('is passed over where the package is not there', async () => {
    const load = () => Promise.reject(new Error("Cannot find package '@tensorflow/tfjs-node'"))
    await expect(tfjsNode(processor, load).load()).rejects.toMatchObject({
      reason: 'not-installed',
      details: { packages: ['@tensorflow/tfjs-node'] },
    })
    expect('TF_CPP_MIN_LOG_LEVEL' in process.env).toBe(false)
  })
  it('uses a TensorFlow that is loaded already: two do not fit into one process', async () => {
    await fakePackage({})()
    const load = vi.fn()
    await tfjsNode(processor, load).load()
    expect(load).not.toHaveBeenCalled()
  })
  it('is really missing here, or else really loads', async () => {
    const candidate = tfjsNode(processor)
    const outcome = await candidate.load().catch((error: unknown) => error)
    if (outcome !== undefined) {
      expect(outcome).toBeInstanceOf(PassedOver)
      expect(outcome).toMatchObject({ reason: 'not-installed' })
    }
  })
})

describe('tfjs-node-gpu', () => {
  it('tells the GPU and the version of TensorFlow', async () => {
    const load = fakePackage({ isUsingGpuDevice: true, binding: { TF_Version: '2.9.1' } })
    const candidate = tfjsNodeGpu(load, async () => 'NVIDIA Test')
    await candidate.load()
    expect(await candidate.inspect(running())).toEqual({
      device: 'NVIDIA Test',
      versions: { tensorflow: '2.9.1' },
    })
  })
  it('is passed over if it computes on the processor', async () => {
    const candidate = tfjsNodeGpu(fakePackage({ isUsingGpuDevice: false }))
    await candidate.load()
    await expect(candidate.inspect(running())).rejects.toMatchObject({
      reason: 'no-nvidia-gpu',
      details: { package: '@tensorflow/tfjs-node-gpu' },
    })
  })
  it('asks nvidia-smi for the name, and does without it', async () => {
    const candidate = tfjsNodeGpu(fakePackage({ isUsingGpuDevice: true }))
    await candidate.load()
    const path = process.env.PATH
    process.env.PATH = ''
    try {
      expect(await candidate.inspect(running())).toEqual({ device: 'NVIDIA GPU' })
    } finally {
      process.env.PATH = path
    }
  })
})
