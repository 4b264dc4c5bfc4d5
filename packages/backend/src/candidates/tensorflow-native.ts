import { findBackendFactory, type KernelBackend } from '@tensorflow/tfjs-core'
import type { Inspection } from './candidate.js'
import { loadFailure } from './load-failure.js'
import { repairNodeUtil } from './node-util-repair.js'

/** The name under which both packages register themselves. */
export const nativeEngineName = 'tensorflow'

/** The part of tfjs-node's engine that is read here. */
export type NativeEngine = KernelBackend & {
  readonly isGPUPackage?: boolean
  readonly isUsingGpuDevice?: boolean
  readonly binding?: { readonly TF_Version?: string }
}

/** Imports a package that need not exist when this one is compiled or bundled. */
export const importPackage = (specifier: string): Promise<unknown> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ specifier)

/**
 * Loads tfjs-node or tfjs-node-gpu, quietly and on any Node, unless one of them is loaded already:
 * two native TensorFlows do not fit into one process.
 */
export const loadNative = async (
  backend: 'tfjs-node' | 'tfjs-node-gpu',
  specifier: string,
  load: (specifier: string) => Promise<unknown>,
): Promise<void> => {
  if (findBackendFactory(nativeEngineName)) return
  repairNodeUtil()
  // TensorFlow reads this once, when it is loaded; 3 leaves only fatal errors.
  const level = process.env.TF_CPP_MIN_LOG_LEVEL
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '3'
  try {
    await load(specifier).catch(loadFailure(backend, specifier, [specifier]))
  } finally {
    if (level === undefined) delete process.env.TF_CPP_MIN_LOG_LEVEL
  }
}

/** The version of the native library, by name. */
export const nativeVersions = (engine: NativeEngine): Pick<Inspection, 'versions'> => {
  const version = engine.binding?.TF_Version
  return version ? { versions: { tensorflow: version } } : {}
}
