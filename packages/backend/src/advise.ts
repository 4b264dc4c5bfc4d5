import type { Language } from '@firstgrad/errors'
import type { Measurement } from './measure.js'
import { adviceWords } from './messages/advice.js'
import type { BackendName } from './names.js'
import type { BackendReport } from './report.js'

/** What would make it faster here, by code; the words are in the message catalogs. */
export interface AdviceDetails {
  'install-nvidia': { packages: readonly string[] }
  'install-native': { packages: readonly string[]; fromWheels: boolean }
  'install-webgpu': { packages: readonly string[] }
  'repair-engine': { backend: BackendName }
  'software-gpu': object
  'few-threads': { threads: number; cores: number; inPage: boolean }
  'relaxed-simd': object
  'use-best': { asked: BackendName; source: string }
  'little-memory': { freeBytes: number }
  'already-best': object
}

export type Advice = {
  [Code in keyof AdviceDetails]: { readonly code: Code; readonly details: AdviceDetails[Code] }
}[keyof AdviceDetails]

/** What is known of the machine beside the report. */
export interface AdviceFacts {
  /** The last event of `measure`, where it ran. */
  readonly measurement?: Measurement
  /** As in `process.platform`; left out in a page. */
  readonly platform?: string
  /** Memory that programs may still take, in bytes. */
  readonly freeMemoryBytes?: number
}

/** Training the course's networks needs about this much beside the program. */
const enoughMemoryBytes = 1 << 30

/** Engines from the fastest down. */
const rank: Readonly<Record<BackendName, number>> = {
  'tfjs-node-gpu': 0,
  webgpu: 1,
  'tfjs-node': 2,
  webgl: 2,
  wasm: 3,
  cpu: 4,
}

/** A GPU in name that multiplies matrices this slowly is an emulation, whatever it says. */
const slowestGpuGflops = 20

/** Beyond this many threads memory is the limit, and `wasm` takes no more by itself. */
const mostThreads = 16

/**
 * What would make it faster here, the most useful first; never empty.
 *
 * @param report what `bind` told
 * @param facts what else is known: a measurement, the platform, memory
 */
export const advise = (report: BackendReport, facts: AdviceFacts = {}): Advice[] => {
  const { backend, tried } = report
  const advice: Advice[] = []
  if (report.order !== 'default' && backend === 'cpu')
    advice.push({ code: 'use-best', details: { asked: backend, source: report.order } })
  for (const attempt of tried) {
    if (attempt.outcome === 'chosen' || rank[attempt.backend] >= rank[backend]) continue
    advice.push(...forAttempt(attempt.backend, attempt.reason, attempt.details, facts))
  }
  const matmul = facts.measurement?.tasks.find(({ task }) => task === 'matmul')
  const emulated = report.software || (matmul && matmul.gflops < slowestGpuGflops)
  if ((backend === 'webgpu' || backend === 'webgl') && emulated)
    advice.push({ code: 'software-gpu', details: {} })
  if (backend === 'wasm') advice.push(...forWasm(report, facts))
  if (facts.freeMemoryBytes !== undefined && facts.freeMemoryBytes < enoughMemoryBytes)
    advice.push({ code: 'little-memory', details: { freeBytes: facts.freeMemoryBytes } })
  return advice.length > 0 ? advice : [{ code: 'already-best', details: {} }]
}

const forWasm = ({ threads = 1, cores = 1, simd }: BackendReport, { platform }: AdviceFacts) => {
  const advice: Advice[] = []
  if (threads < Math.min(cores, mostThreads))
    advice.push({ code: 'few-threads', details: { threads, cores, inPage: !platform } })
  if (simd === 'simd128') advice.push({ code: 'relaxed-simd', details: {} })
  return advice
}

const forAttempt = (
  backend: BackendName,
  reason: string,
  details: object,
  { platform }: AdviceFacts,
): Advice[] => {
  if (reason !== 'not-installed')
    return reason === 'load-failed' ||
      reason === 'native-broken' ||
      reason === 'start-failed' ||
      reason === 'wrong-answers'
      ? [{ code: 'repair-engine', details: { backend } }]
      : []
  const { packages } = details as { packages: readonly string[] }
  // NVIDIA has no drivers for macOS.
  if (backend === 'tfjs-node-gpu')
    return platform === 'darwin' ? [] : [{ code: 'install-nvidia', details: { packages } }]
  if (backend === 'tfjs-node')
    return [{ code: 'install-native', details: { packages, fromWheels: platform === 'linux' } }]
  // It comes with this package, so somebody has taken it away.
  if (backend === 'wasm') return [{ code: 'repair-engine', details: { backend } }]
  return [{ code: 'install-webgpu', details: { packages } }]
}

/** Advice in words, one line each. */
export const describeAdvice = (advice: readonly Advice[], language: Language): string[] =>
  // The union of advice ties each code to its details; the compiler cannot follow the index.
  advice.map(({ code, details }) => adviceWords[language][code](details as never))
