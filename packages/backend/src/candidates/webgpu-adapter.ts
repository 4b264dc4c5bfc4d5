import { findBackendFactory, type KernelBackend } from '@tensorflow/tfjs-core'
import { PassedOver } from '../passed-over.js'
import type { Inspection } from './candidate.js'
import { emulators } from './emulators.js'

/** The part of the WebGPU interface that is asked before TensorFlow.js is. */
export interface Gpu {
  requestAdapter(options?: {
    powerPreference?: 'high-performance' | 'low-power'
  }): Promise<{ readonly info?: AdapterInfo } | null>
}

export interface AdapterInfo {
  readonly vendor?: string
  readonly architecture?: string
  readonly device?: string
  readonly description?: string
  readonly isFallbackAdapter?: boolean
}

/** `navigator.gpu`, where there is one. */
export const currentGpu = (): Gpu | undefined =>
  (globalThis as { navigator?: { gpu?: Gpu } }).navigator?.gpu

/** Throws `PassedOver` unless a GPU driver answers; TensorFlow.js would fail silently later. */
export const requireAdapter = async (gpu: Gpu): Promise<void> => {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new PassedOver('no-adapter', {})
}

/** Its package registers nothing if it was imported while there was no `navigator.gpu`. */
export const requireRegistration = (): void => {
  if (findBackendFactory('webgpu')) return
  throw new PassedOver('start-failed', {
    backend: 'webgpu',
    message:
      '@tensorflow/tfjs-backend-webgpu was imported before navigator.gpu existed; call bind() first',
  })
}

/** The name of the GPU that the running WebGPU engine uses. */
export const inspectAdapter = async (
  engine: KernelBackend,
  gpu = currentGpu(),
): Promise<Inspection> => {
  const { device } = engine as KernelBackend & { device?: { readonly adapterInfo?: AdapterInfo } }
  const info =
    device?.adapterInfo ??
    (await gpu?.requestAdapter({ powerPreference: 'high-performance' }))?.info ??
    {}
  const name = [info.description, info.device].find((words) => words?.trim())
  const family = [info.vendor, info.architecture].filter((words) => words?.trim()).join(' ')
  return {
    device: name ? [info.vendor, name].filter(Boolean).join(' ') : family || 'WebGPU',
    software: info.isFallbackAdapter === true || emulators.test(`${family} ${name ?? ''}`),
  }
}
