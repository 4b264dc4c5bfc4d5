import { findBackendFactory, type KernelBackend } from '@tensorflow/tfjs-core'
import { findInstalled, installedIn, loadInstalled } from '../native/load-installed.js'
import { PassedOver } from '../passed-over.js'
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

/** The engine that `firstgrad backend install native` has put into the cache, where there is one. */
const loadFromCache = async (backend: 'tfjs-node' | 'tfjs-node-gpu'): Promise<boolean> => {
  const path = await findInstalled(backend)
  if (path === undefined) return false
  try {
    loadInstalled(path, backend, nativeEngineName)
    return true
  } catch (cause) {
    const message = (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]!
    throw new PassedOver('native-broken', { path, message }, { cause })
  }
}

/**
 * Loads tfjs-node or tfjs-node-gpu, quietly and on any Node, unless one of them is loaded already:
 * two native TensorFlows do not fit into one process. Where the package is not installed or does
 * not load, takes the one from the cache.
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
    await load(specifier).catch(async (cause) => {
      if (!(await loadFromCache(backend))) loadFailure(backend, specifier, [specifier])(cause)
    })
  } finally {
    if (level === undefined) delete process.env.TF_CPP_MIN_LOG_LEVEL
  }
}

/** What is known of a running native engine: the version of its library, and where it came from. */
export const inspectNative = (
  engine: NativeEngine,
): Pick<Inspection, 'versions' | 'installedIn'> => {
  const version = engine.binding?.TF_Version
  const folder = installedIn(engine)
  return {
    ...(version && { versions: { tensorflow: version } }),
    ...(folder && { installedIn: folder }),
  }
}
