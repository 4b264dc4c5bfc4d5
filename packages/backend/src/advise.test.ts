import { describe, expect, it } from 'vitest'
import { type AdviceFacts, advise, describeAdvice } from './advise.js'
import type { Attempt, BackendReport } from './report.js'

const missing = (backend: 'tfjs-node-gpu' | 'tfjs-node' | 'webgpu' | 'webgl'): Attempt => ({
  backend,
  outcome: 'passed-over',
  reason: 'not-installed',
  details: { backend, packages: [`package-of-${backend}`] },
})

const report = (more: Partial<BackendReport> = {}): BackendReport => ({
  backend: 'cpu',
  device: 'Test',
  software: false,
  versions: {},
  order: 'default',
  tried: [missing('tfjs-node-gpu'), missing('tfjs-node'), missing('webgpu')],
  verifiedCases: 0,
  ...more,
})

const codes = (given: BackendReport, facts?: AdviceFacts) =>
  advise(given, facts).map(({ code }) => code)

const matmul = (gflops: number) => ({
  measurement: {
    type: 'result' as const,
    engine: 'x',
    tasks: [{ task: 'matmul' as const, shape: '', samples: 1, milliseconds: 1, gflops }],
    memory: { tensors: 0, tensorBytes: 0 },
    milliseconds: 1,
  },
})

describe('advise', () => {
  it('names every faster engine that could be installed', () => {
    expect(codes(report())).toEqual(['install-nvidia', 'install-native', 'install-webgpu'])
  })
  it('knows on Linux that the engine can come from a PyPI mirror', () => {
    const said = (platform: string) =>
      describeAdvice(advise(report({ tried: [missing('tfjs-node')] }), { platform }), 'en')[0]
    expect(said('linux')).toMatch(/npm install .*: npx firstgrad backend install native$/)
    expect(said('win32')).toMatch(/: npm install package-of-tfjs-node$/)
  })
  it('asks for a repair of an engine in the cache that does not load', () => {
    const details = { path: '/cache', message: 'm' }
    const outcome = 'passed-over'
    const broken = { backend: 'tfjs-node', outcome, reason: 'native-broken', details } as const
    expect(codes(report({ tried: [broken] }))).toEqual(['repair-engine'])
  })
  it('does not send owners of a Mac after NVIDIA', () => {
    expect(codes(report(), { platform: 'darwin' })).toEqual(['install-native', 'install-webgpu'])
  })
  it('names only faster ones', () => {
    expect(codes(report({ backend: 'tfjs-node', tried: [missing('tfjs-node-gpu')] }))).toEqual([
      'install-nvidia',
    ])
    const tried = [missing('tfjs-node')]
    expect(codes(report({ backend: 'webgpu', tried }), matmul(900))).toEqual(['already-best'])
  })
  it('asks for a repair of what is installed and broken', () => {
    const broken: Attempt = {
      backend: 'tfjs-node',
      outcome: 'passed-over',
      reason: 'load-failed',
      details: { package: 'p', message: 'm' },
    }
    expect(advise(report({ tried: [broken] }))).toEqual([
      { code: 'repair-engine', details: { backend: 'tfjs-node' } },
    ])
  })
  it('sees through an emulated GPU, by its name or by its speed', () => {
    expect(codes(report({ backend: 'webgpu', software: true, tried: [] }))).toEqual([
      'software-gpu',
    ])
    expect(codes(report({ backend: 'webgl', tried: [] }), matmul(3))).toEqual(['software-gpu'])
    expect(codes(report({ backend: 'webgl', tried: [] }), matmul(300))).toEqual(['already-best'])
  })
  it('knows what WebAssembly could have more of', () => {
    const wasm = (more: Partial<BackendReport>) => report({ backend: 'wasm', tried: [], ...more })
    const some = { threads: 1, cores: 4, simd: 'simd128' } as const
    expect(advise(wasm(some), { platform: 'linux' })).toEqual([
      { code: 'few-threads', details: { threads: 1, cores: 4, inPage: false } },
      { code: 'relaxed-simd', details: {} },
    ])
    expect(describeAdvice(advise(wasm(some)), 'en')[0]).toMatch(/Cross-Origin-Opener-Policy/)
    expect(describeAdvice(advise(wasm(some), { platform: 'linux' }), 'zh-CN')[0]).toBe(
      '现在只用了 4 个核中的 1 个。请调大 FIRSTGRAD_THREADS，或放宽容器的处理器配额。',
    )
    expect(codes(wasm({ threads: 4, cores: 4, simd: 'relaxed' }))).toEqual(['already-best'])
    expect(codes(wasm({ threads: 16, cores: 96, simd: 'relaxed' }))).toEqual(['already-best'])
  })
  it('puts WebAssembly above plain JavaScript and below native engines', () => {
    const broken: Attempt = {
      backend: 'wasm',
      outcome: 'passed-over',
      reason: 'wrong-answers',
      details: { cases: ['relu'], of: 32 },
    }
    expect(codes(report({ tried: [broken] }))).toEqual(['repair-engine'])
    const none: Attempt = { ...broken, reason: 'no-simd', details: {} }
    expect(codes(report({ tried: [none] }))).toEqual(['already-best'])
    expect(codes(report({ backend: 'tfjs-node', tried: [broken] }))).toEqual(['already-best'])
    expect(codes(report({ backend: 'wasm', simd: 'relaxed' }))).toEqual([
      'install-nvidia',
      'install-native',
      'install-webgpu',
    ])
  })
  it('says who asked for the slow one', () => {
    const asked = report({ order: 'FIRSTGRAD_BACKEND', tried: [] })
    expect(advise(asked)).toEqual([
      { code: 'use-best', details: { asked: 'cpu', source: 'FIRSTGRAD_BACKEND' } },
    ])
  })
  it('warns of little memory', () => {
    const facts = { freeMemoryBytes: 400 * 2 ** 20 }
    expect(codes(report({ tried: [] }), facts)).toEqual(['little-memory'])
    expect(codes(report({ tried: [] }), { freeMemoryBytes: 2 ** 31 })).toEqual(['already-best'])
  })
})

describe('describeAdvice', () => {
  it('speaks both languages', () => {
    const advice = advise(report(), { freeMemoryBytes: 2 ** 29 })
    expect(describeAdvice(advice, 'en')).toEqual([
      'With an NVIDIA GPU (CUDA and cuDNN installed): npm install package-of-tfjs-node-gpu',
      "For TensorFlow's C++ engine on the processor: npm install package-of-tfjs-node",
      'For any other GPU, through WebGPU: npm install package-of-webgpu',
      'Only 0.5 GB of memory are free. Close other programs, or use smaller batches.',
    ])
    expect(describeAdvice(advice, 'zh-CN')[1]).toBe(
      '要在处理器上使用 TensorFlow 的 C++ 引擎：npm install package-of-tfjs-node',
    )
  })
})
