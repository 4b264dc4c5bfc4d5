import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { type CacheOptions, engineFolder, nativeFolder } from './disk/engine-folder.js'
import { readManifest } from './disk/manifest.js'
import { engineId } from './recipes/engine-id.js'
import type { NativeEngineName } from './recipes/recipe.js'

/** What is used of tfjs-node's own modules. */
interface Modules {
  readonly './tfjs_binding.node': object
  readonly './dist/register_all_kernels': object
  readonly './dist/nodejs_kernel_backend': {
    readonly NodeJSKernelBackend: new (binding: object, packageName: string) => tf.KernelBackend
  }
  readonly './dist/io/file_system': {
    readonly nodeFileSystemRouter: Parameters<typeof tf.io.registerLoadRouter>[0]
  }
}

/** As tfjs-node registers itself: above the engines in JavaScript. */
const priority = 3

/** Where running engines came from. */
const folders = new WeakMap<object, string>()

/** The folder of an engine that was loaded by {@link loadInstalled}. */
export const installedIn = (engine: object): string | undefined => folders.get(engine)

/** The folder in which an engine is installed; undefined where it is not. */
export const findInstalled = async (
  engine: NativeEngineName,
  options: CacheOptions = {},
): Promise<string | undefined> => {
  const id = engineId(engine)
  if (id === undefined) return undefined
  const folder = engineFolder(nativeFolder(options), id)
  const manifest = await readManifest(folder).catch(() => undefined)
  return manifest && folder.path
}

/**
 * Loads an installed engine and registers it, as importing tfjs-node would, on this program's own
 * copy of tfjs-core: the stand-ins for what tfjs-node imports are filled with it beforehand.
 *
 * @param path the engine's folder
 */
export const loadInstalled = (path: string, engine: NativeEngineName, engineName: string): void => {
  const script = join(path, 'script')
  const require = createRequire(join(script, 'package.json'))
  for (const name of ['@tensorflow/tfjs', '@tensorflow/tfjs-core']) {
    const id = require.resolve(name)
    const stand = { id, filename: id, loaded: true, exports: tf, children: [], paths: [] }
    require.cache[id] = stand as unknown as NodeJS.Module
  }
  const take = <Name extends keyof Modules>(name: Name): Modules[Name] => require(name)
  const binding = take('./tfjs_binding.node')
  take('./dist/register_all_kernels')
  const { NodeJSKernelBackend } = take('./dist/nodejs_kernel_backend')
  const { nodeFileSystemRouter } = take('./dist/io/file_system')
  tf.registerBackend(
    engineName,
    () => {
      const running = new NodeJSKernelBackend(binding, `@tensorflow/${engine}`)
      folders.set(running, path)
      return running
    },
    priority,
  )
  // `file://` addresses of models, as with tfjs-node.
  tf.io.registerLoadRouter(nodeFileSystemRouter)
  tf.io.registerSaveRouter(nodeFileSystemRouter)
}
