import type { WasmReport } from '@firstgrad/wasm'
import { engine } from '@tensorflow/tfjs-core'
import { PassedOver } from '../passed-over.js'
import type { Candidate, Inspection } from './candidate.js'
import { loadFailure } from './load-failure.js'

const packageName = '@firstgrad/wasm'

/** The part of the package that is used here. */
export interface WasmPackage {
  registerWasm(): Promise<Pick<WasmReport, 'threads' | 'simd'>>
}

/** TensorFlow.js in WebAssembly on all cores, with nothing to compile. */
export const wasm = (
  processor: () => Inspection,
  load = (): Promise<WasmPackage> =>
    import('@firstgrad/wasm').catch(loadFailure('wasm', packageName, [packageName])),
): Candidate => {
  let report: Awaited<ReturnType<WasmPackage['registerWasm']>> | undefined
  return {
    name: 'wasm',
    engineName: 'wasm',
    isReference: false,
    async load() {
      if (report && 'wasm' in engine().registry) return
      const { registerWasm } = await load()
      report = await registerWasm().catch((error: { code?: unknown }) => {
        throw error.code === 'wasm/no-simd' ? new PassedOver('no-simd', {}) : error
      })
    },
    async inspect() {
      return { ...processor(), ...(report && { threads: report.threads, simd: report.simd }) }
    },
  }
}
