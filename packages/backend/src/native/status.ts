import { readdir } from 'node:fs/promises'
import { type CacheOptions, engineFolder, nativeFolder } from './disk/engine-folder.js'
import { asFileError, hasCode } from './disk/file-errors.js'
import { readManifest } from './disk/manifest.js'
import { bytesIn } from './disk/whole.js'
import type { NativeEngineName } from './recipes/recipe.js'

/** One engine in the cache. */
export interface NativeStatus {
  readonly id: string
  readonly path: string
  /** What it takes on the disk now. */
  readonly bytes: number
  /** False for an installation that was interrupted. */
  readonly complete: boolean
  readonly engine?: NativeEngineName
  readonly tensorflow?: string
}

/** The engines in the cache, finished or not. */
export const nativeStatus = async (options: CacheOptions = {}): Promise<NativeStatus[]> => {
  const native = nativeFolder(options)
  const entries = await readdir(native, { withFileTypes: true }).catch((error) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw asFileError(error, native)
  })
  // The folders of locks end in .lock.
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.endsWith('.lock'))
  return Promise.all(
    names.map(async ({ name: id }) => {
      const folder = engineFolder(native, id)
      const [found, bytes] = await Promise.all([readManifest(folder), bytesIn(folder.path)])
      const { engine, tensorflow } = found ?? {}
      const details = { ...(engine && { engine }), ...(tensorflow && { tensorflow }) }
      return { id, path: folder.path, bytes, complete: found !== undefined, ...details }
    }),
  )
}
