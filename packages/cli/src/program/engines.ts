import type { BackendName } from '@firstgrad/core/experiments'

/** Engines that may compute in Node, the fastest first. */
export const engines = ['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu'] as const

/** What `--backend` asks for; nothing where it leaves the choice to the machine. */
export const askedEngine = (flag: string | undefined): { backend?: BackendName } =>
  flag === undefined || flag === 'auto' ? {} : { backend: flag as BackendName }
