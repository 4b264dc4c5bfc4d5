import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webgl } from './webgl.js'
import { webgpu } from './webgpu.js'
import { inspectAdapter } from './webgpu-adapter.js'
import { webgpuDawn } from './webgpu-dawn.js'

const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator')
const setNavigator = (value: object) =>
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true, writable: true })

const gpu = (adapter: object | null) => ({ requestAdapter: async () => adapter })
const loadEngine = async () => {
  tf.registerBackend('webgpu', () => new MathBackendCPU())
}

beforeEach(() => setNavigator({}))
afterEach(() => {
  if (original) Object.defineProperty(globalThis, 'navigator', original)
  else Reflect.deleteProperty(globalThis, 'navigator')
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu')
})

describe('webgpu in a page', () => {
  it('is passed over without navigator.gpu, before anything is loaded', async () => {
    const load = vi.fn()
    await expect(webgpu(load).load()).rejects.toMatchObject({
      reason: 'no-interface',
      details: { interface: 'WebGPU' },
    })
    expect(load).not.toHaveBeenCalled()
  })
  it('is passed over without an adapter, before anything is loaded', async () => {
    setNavigator({ gpu: gpu(null) })
    const load = vi.fn()
    await expect(webgpu(load).load()).rejects.toMatchObject({ reason: 'no-adapter' })
    expect(load).not.toHaveBeenCalled()
  })
  it('says if its package was imported too early to register anything', async () => {
    setNavigator({ gpu: gpu({}) })
    await expect(webgpu(async () => {}).load()).rejects.toMatchObject({ reason: 'start-failed' })
  })
  it('loads where there is an adapter', async () => {
    setNavigator({ gpu: gpu({}) })
    await webgpu(loadEngine).load()
    expect(tf.findBackendFactory('webgpu')).not.toBeNull()
  })
})

describe('webgpu in Node.js', () => {
  const dawn = (adapter: object | null) => async () => ({
    create: () => gpu(adapter),
    globals: { GPUThingForThisTest: 1 },
  })

  it('makes navigator.gpu for the engine, and keeps it', async () => {
    await webgpuDawn(dawn({}), loadEngine).load()
    expect('gpu' in globalThis.navigator).toBe(true)
    expect('GPUThingForThisTest' in globalThis).toBe(true)
    Reflect.deleteProperty(globalThis, 'GPUThingForThisTest')
  })
  it('leaves nothing behind where no driver answers', async () => {
    const load = vi.fn()
    await expect(webgpuDawn(dawn(null), load).load()).rejects.toMatchObject({
      reason: 'no-adapter',
    })
    expect(load).not.toHaveBeenCalled()
    expect('gpu' in globalThis.navigator).toBe(false)
    expect('GPUThingForThisTest' in globalThis).toBe(false)
  })
  it('names both packages where one is missing', async () => {
    const missing = () => Promise.reject(new Error("Cannot find package 'webgpu'"))
    await expect(webgpuDawn(missing).load()).rejects.toThrow("Cannot find package 'webgpu'")
  })
})

describe('the name of the GPU', () => {
  const engine = (info: object) =>
    Object.assign(new MathBackendCPU(), { device: { adapterInfo: info } })
  it.each([
    [
      { vendor: 'nvidia', architecture: 'hopper', description: 'NVIDIA H200' },
      'nvidia NVIDIA H200',
    ],
    [{ vendor: 'apple', architecture: 'metal-3', device: '', description: '' }, 'apple metal-3'],
    [{}, 'WebGPU'],
  ])('of %j is %j', async (info, device) => {
    expect(await inspectAdapter(engine(info))).toEqual({ device, software: false })
  })
  it.each([
    { vendor: 'mesa', architecture: '', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
    { vendor: 'google', architecture: 'swiftshader', device: '', description: '' },
    { vendor: 'microsoft', device: 'Microsoft Basic Render Driver' },
  ])('tells in %j that the processor plays the GPU', async (info) => {
    expect(await inspectAdapter(engine(info))).toMatchObject({ software: true })
  })
  it('is asked of the adapter where the device does not tell', async () => {
    const asked = gpu({ info: { vendor: 'intel', architecture: 'xe', isFallbackAdapter: true } })
    expect(await inspectAdapter(new MathBackendCPU(), asked)).toEqual({
      device: 'intel xe',
      software: true,
    })
  })
})

describe('webgl', () => {
  it('is passed over without WebGL, before anything is loaded', async () => {
    const load = vi.fn()
    await expect(webgl(load).load()).rejects.toMatchObject({
      reason: 'no-interface',
      details: { interface: 'WebGL' },
    })
    expect(load).not.toHaveBeenCalled()
  })
  it.each([
    ['NVIDIA H200', false],
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device), SwiftShader driver)', true],
    ['llvmpipe (LLVM 15, 256 bits)', true],
  ])('names %j and whether it is emulated: %j', async (device, software) => {
    const gl = { getExtension: () => null, getParameter: () => device, RENDERER: 1 }
    const engine = Object.assign(new MathBackendCPU(), { gpgpu: { gl } })
    expect(await webgl().inspect(engine)).toEqual({ device, software })
  })
  it('gives a name to a GPU that hides its own', async () => {
    expect(await webgl().inspect(new MathBackendCPU())).toEqual({
      device: 'WebGL',
      software: false,
    })
  })
})
