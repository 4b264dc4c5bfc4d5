import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { binder } from './bind.js'
import type { Candidate } from './candidates/candidate.js'
import { cpu } from './candidates/cpu.js'
import type { BackendName } from './names.js'
import { PassedOver } from './passed-over.js'
import type { Platform } from './platforms/platform.js'

const reference = cpu(() => ({ device: 'Test processor', cores: 2 }))

/** A candidate whose engine is a copy of cpu's, with kernels replaced where named. */
const copy = (
  name: BackendName,
  replaced: Record<string, tf.KernelFunc> = {},
  more: Partial<Candidate> = {},
): Candidate => ({
  name,
  engineName: `copy-${name}`,
  isReference: false,
  async load() {
    const engineName = `copy-${name}`
    if (tf.findBackendFactory(engineName)) return
    await reference.load()
    tf.registerBackend(engineName, () => new MathBackendCPU())
    for (const kernel of tf.getKernelsForBackend('cpu')) {
      const kernelFunc = replaced[kernel.kernelName] ?? kernel.kernelFunc
      tf.registerKernel({ ...kernel, backendName: engineName, kernelFunc })
    }
  },
  async inspect() {
    return { device: 'Test GPU', versions: { driver: '1' } }
  },
  ...more,
})

const absent = (name: BackendName): Candidate => ({
  ...copy(name),
  load: async () => {
    throw new PassedOver('not-installed', { backend: name, packages: [name] })
  },
})

const unable = (name: BackendName): Candidate => ({
  ...copy(name),
  engineName: `unable-${name}`,
  async load() {
    tf.registerBackend(`unable-${name}`, () => {
      throw new Error('no driver')
    })
  },
})

const platform = (candidates: Candidate[], environment?: string): Platform => ({
  candidates,
  requested: () => environment,
  versions: () => ({ node: '20.0.0' }),
})

const swallowSum: Record<string, tf.KernelFunc> = {
  Softmax: ({ inputs, backend }) => {
    const { shape } = inputs.logits!
    const values = new Float32Array(shape.reduce((product, length) => product * length, 1))
    return (backend as MathBackendCPU).makeTensorInfo(shape, 'float32', values)
  },
}

let held = 0
beforeEach(() => {
  tf.env().set('IS_NODE', false)
  held = tf.engine().state.numTensors
})
afterEach(() => {
  expect(tf.engine().state.numTensors).toBe(held)
  for (const name of Object.keys(tf.engine().registryFactory))
    if (name !== 'cpu') tf.removeBackend(name)
})

describe('bind', () => {
  it('takes the first engine that serves, and says why not the others', async () => {
    const bind = binder(platform([absent('tfjs-node'), unable('webgl'), copy('webgpu'), reference]))
    const report = await bind()
    expect(report).toEqual({
      backend: 'webgpu',
      device: 'Test GPU',
      software: false,
      versions: { node: '20.0.0', tfjs: tf.version_core, driver: '1' },
      order: 'default',
      tried: [
        {
          backend: 'tfjs-node',
          outcome: 'passed-over',
          reason: 'not-installed',
          details: { backend: 'tfjs-node', packages: ['tfjs-node'] },
        },
        {
          backend: 'webgl',
          outcome: 'passed-over',
          reason: 'start-failed',
          details: { backend: 'webgl', message: 'Error: no driver' },
        },
        { backend: 'webgpu', outcome: 'chosen' },
      ],
      verifiedCases: 32,
    })
    expect(tf.getBackend()).toBe('copy-webgpu')
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  it('prints nothing of what TensorFlow.js says', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await binder(platform([unable('webgl'), reference]))()
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })

  it('gives the same report again, verifies once, and serves several callers at once', async () => {
    const asked = vi.fn<tf.KernelFunc>((params) =>
      tf.getKernel('Softmax', 'cpu').kernelFunc(params),
    )
    const bind = binder(platform([copy('webgpu', { Softmax: asked }), reference]))
    const [first, second] = await Promise.all([bind(), bind()])
    const kernels = tf.getKernelsForBackend('copy-webgpu').length
    expect(second).toEqual(first)
    expect(await bind()).toEqual(first)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(tf.getKernelsForBackend('copy-webgpu')).toHaveLength(kernels)
    expect(tf.getBackend()).toBe('copy-webgpu')
  })

  it('goes on serving after a call that failed', async () => {
    const bind = binder(platform([absent('tfjs-node'), reference]))
    const failing = bind({ prefer: 'tfjs-node' })
    const serving = bind({ prefer: 'cpu' })
    await expect(failing).rejects.toMatchObject({ code: 'backend/unavailable' })
    expect((await serving).backend).toBe('cpu')
  })

  it('never falls back from what was asked for by name', async () => {
    const bind = binder(platform([absent('tfjs-node-gpu'), reference], 'tfjs-node-gpu'))
    await reference.load()
    await tf.setBackend('cpu')
    await expect(bind()).rejects.toMatchObject({
      code: 'backend/unavailable',
      details: { asked: ['tfjs-node-gpu'], source: 'FIRSTGRAD_BACKEND' },
      message: expect.stringContaining('npm install tfjs-node-gpu'),
    })
    await expect(bind({ prefer: ['tfjs-node-gpu', 'webgl'] })).rejects.toThrow(
      'webgl: runs only in a page, not in Node.js.',
    )
    expect(tf.getBackend()).toBe('cpu')
    expect((await bind({ prefer: 'cpu' })).order).toBe('prefer')
  })

  it('takes the second of two that were asked for', async () => {
    const bind = binder(platform([absent('tfjs-node-gpu'), reference]))
    const report = await bind({ prefer: ['tfjs-node-gpu', 'cpu'] })
    expect(report.backend).toBe('cpu')
    expect(report.tried.map(({ outcome }) => outcome)).toEqual(['passed-over', 'chosen'])
  })

  it('refuses an engine that answers wrongly, and takes the next', async () => {
    const bind = binder(platform([copy('webgpu', swallowSum), reference]))
    const report = await bind()
    expect(report.backend).toBe('cpu')
    expect(report.tried[0]).toEqual({
      backend: 'webgpu',
      outcome: 'passed-over',
      reason: 'wrong-answers',
      details: { cases: ['softmax'], of: 32 },
    })
    expect('copy-webgpu' in tf.engine().registry).toBe(false)
    await expect(bind({ prefer: 'webgpu' })).rejects.toThrow(
      'webgpu: computes wrongly in 1 of 32 cases of the self-test (softmax).',
    )
    expect(tf.getBackend()).toBe('cpu')
    expect((await bind({ prefer: 'webgpu', verify: false })).verifiedCases).toBe(0)
    expect(tf.getBackend()).toBe('copy-webgpu')
  })

  it('passes an emulated GPU over unless it is asked for', async () => {
    const emulated = copy(
      'webgpu',
      {},
      { inspect: async () => ({ device: 'Soft', software: true }) },
    )
    const bind = binder(platform([emulated, reference]))
    const report = await bind()
    expect(report.backend).toBe('cpu')
    expect(report.tried[0]).toMatchObject({ reason: 'emulated', details: { device: 'Soft' } })
    expect((await bind({ prefer: 'webgpu' })).software).toBe(true)
  })

  it('says that nothing is left, and leaves no engine current that was not so before', async () => {
    tf.removeBackend('cpu')
    tf.registerBackend('cpu', () => new MathBackendCPU())
    expect(tf.getBackend()).toBeNull()
    const bind = binder(platform([copy('webgpu', swallowSum), unable('webgl'), reference]))
    await expect(bind({ allow: ['webgpu', 'webgl'] })).rejects.toMatchObject({
      code: 'backend/none-left',
    })
    expect(tf.getBackend()).toBeNull()
  })

  it('goes on past a driver that throws, and a package that registers nothing', async () => {
    const crash = { ...copy('webgpu'), load: () => Promise.reject(new Error('driver lost')) }
    const empty = { ...copy('webgl'), engineName: 'empty', load: async () => {} }
    const { tried } = await binder(platform([crash, empty, reference]))()
    expect(tried.slice(0, 2)).toMatchObject([
      { reason: 'start-failed', details: { message: 'driver lost' } },
      { reason: 'start-failed', details: { message: 'its package registered no engine' } },
    ])
  })

  it('lets errors of our own making through, with the engine as it was', async () => {
    await reference.load()
    await tf.setBackend('cpu')
    const broken = copy('webgpu', {}, { inspect: () => Promise.reject(new TypeError('a bug')) })
    await expect(binder(platform([broken, reference]))()).rejects.toThrow('a bug')
    expect(tf.getBackend()).toBe('cpu')
  })

  it('stops when told to, before and between engines', async () => {
    await reference.load()
    await tf.setBackend('cpu')
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(binder(platform([reference]))({ signal })).rejects.toThrow('enough')
    const controller = new AbortController()
    const load = async () => controller.abort(new Error('later'))
    const bind = binder(platform([{ ...copy('webgl'), load }, reference]))
    await expect(bind({ signal: controller.signal })).rejects.toThrow('later')
    expect(tf.getBackend()).toBe('cpu')
  })

  it('refuses an engine that was made with another copy of tfjs-core', async () => {
    await reference.load()
    await tf.setBackend('cpu')
    const foreign = copy(
      'webgpu',
      {},
      {
        engineName: 'foreign',
        async load() {
          const engine = {
            numDataIds: () => 0,
            dispose() {},
            write: () => ({}),
            disposeData: () => true,
          }
          tf.registerBackend('foreign', () => engine as unknown as tf.KernelBackend)
        },
      },
    )
    await expect(binder(platform([foreign]))()).rejects.toMatchObject({
      code: 'backend/two-cores',
      message: expect.stringContaining('npm dedupe'),
    })
    expect(tf.getBackend()).toBe('cpu')
  })
})
