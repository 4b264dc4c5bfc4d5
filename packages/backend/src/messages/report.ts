import type { Language } from '@firstgrad/errors'
import type { BackendName } from '../names.js'
import type { BackendReport } from '../report.js'

/** The lines of a report, in the reader's language. */
export type ReportWords = Readonly<
  Record<
    Language,
    Readonly<
      Record<
        'chosen' | 'installed' | 'asked' | 'verified' | 'versions',
        (report: BackendReport) => string
      >
    >
  >
>

const kind = {
  en: {
    'tfjs-node-gpu': "TensorFlow's C++ engine on an NVIDIA GPU",
    'tfjs-node': "TensorFlow's C++ engine on the processor",
    webgpu: 'the GPU through WebGPU',
    webgl: 'the GPU through WebGL',
    wasm: 'the processor through WebAssembly',
    cpu: 'plain JavaScript on the processor',
  },
  'zh-CN': {
    'tfjs-node-gpu': 'TensorFlow 的 C++ 引擎，在 NVIDIA GPU 上运行',
    'tfjs-node': 'TensorFlow 的 C++ 引擎，在处理器上运行',
    webgpu: '通过 WebGPU 使用 GPU',
    webgl: '通过 WebGL 使用 GPU',
    wasm: '通过 WebAssembly 使用处理器',
    cpu: '纯 JavaScript，在处理器上运行',
  },
} as const satisfies Record<Language, Record<BackendName, string>>

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

const simdName = {
  en: { simd128: 'SIMD128', relaxed: 'relaxed SIMD' },
  'zh-CN': { simd128: 'SIMD128', relaxed: '宽松 SIMD（relaxed）' },
} as const

const versionList = ({ versions }: BackendReport) =>
  Object.entries(versions).map(([name, version]) => `${name} ${version}`)

export const reportWords: ReportWords = {
  en: {
    chosen: ({ backend, device, cores, threads, simd, software }) =>
      `${backend}: ${kind.en[backend]}. ${device}${cores ? `, ${counted(cores, 'core')}` : ''}` +
      (threads ? `, ${counted(threads, 'thread')}` : '') +
      (simd ? `, ${simdName.en[simd]}` : '') +
      (software ? ' (emulated on the processor; no real GPU answers)' : ''),
    installed: ({ installedIn }) => `Installed by firstgrad in ${installedIn}`,
    asked: ({ order, backend }) => `Asked for by ${order}: ${backend}`,
    verified: ({ verifiedCases }) =>
      `Self-test: all ${verifiedCases} cases agree with plain JavaScript`,
    versions: (report) => `Versions: ${versionList(report).join(', ')}`,
  },
  'zh-CN': {
    chosen: ({ backend, device, cores, threads, simd, software }) =>
      `${backend}：${kind['zh-CN'][backend]}。${device}${cores ? `，${cores} 核` : ''}` +
      (threads ? `，${threads} 个线程` : '') +
      (simd ? `，${simdName['zh-CN'][simd]}` : '') +
      (software ? '（由处理器模拟，没有真正的 GPU）' : ''),
    installed: ({ installedIn }) => `由 firstgrad 安装在 ${installedIn}`,
    asked: ({ order, backend }) => `由 ${order} 指定：${backend}`,
    verified: ({ verifiedCases }) => `自检：${verifiedCases} 项结果都与纯 JavaScript 一致`,
    versions: (report) => `版本：${versionList(report).join('，')}`,
  },
}
