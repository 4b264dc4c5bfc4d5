import { expect, it } from 'vitest'
import { describeReport } from './describe-report.js'
import type { BackendReport } from './report.js'

const packages = ['@tensorflow/tfjs-node-gpu']
const report: BackendReport = {
  backend: 'webgpu',
  device: 'Test GPU',
  software: false,
  versions: { node: '20.1.0', tfjs: '4.22.0' },
  order: 'default',
  tried: [
    {
      backend: 'tfjs-node-gpu',
      outcome: 'passed-over',
      reason: 'not-installed',
      details: { backend: 'tfjs-node-gpu', packages },
    },
    { backend: 'webgpu', outcome: 'chosen' },
  ],
  verifiedCases: 32,
}

it('says in words what was chosen and why', () => {
  expect(describeReport(report, 'en')).toEqual([
    'webgpu: the GPU through WebGPU. Test GPU',
    'tfjs-node-gpu: not installed. To use an NVIDIA GPU: npm install @tensorflow/tfjs-node-gpu',
    'Self-test: all 32 cases agree with plain JavaScript',
    'Versions: node 20.1.0, tfjs 4.22.0',
  ])
})

it('says it in Chinese', () => {
  expect(describeReport(report, 'zh-CN')).toEqual([
    'webgpu：通过 WebGPU 使用 GPU。Test GPU',
    'tfjs-node-gpu：未安装。要使用 NVIDIA GPU，请运行：npm install @tensorflow/tfjs-node-gpu',
    '自检：32 项结果都与纯 JavaScript 一致',
    '版本：node 20.1.0，tfjs 4.22.0',
  ])
})

it('tells cores, emulation, and who asked', () => {
  const asked = { ...report, cores: 1, software: true, order: 'FIRSTGRAD_BACKEND' as const }
  expect(describeReport(asked, 'en').slice(0, 2)).toEqual([
    'webgpu: the GPU through WebGPU. Test GPU, 1 core (emulated on the processor; no real GPU answers)',
    'Asked for by FIRSTGRAD_BACKEND: webgpu',
  ])
})

it('tells the folder of an engine that firstgrad installed', () => {
  const installed = { ...report, installedIn: '/cache/native/x' }
  expect(describeReport(installed, 'en')[1]).toBe('Installed by firstgrad in /cache/native/x')
  expect(describeReport(installed, 'zh-CN')[1]).toBe('由 firstgrad 安装在 /cache/native/x')
})
