import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
import { datasetFolder } from './cache/dataset-folder.js'
import { asFileError, hasCode } from './cache/file-errors.js'
import { takeLock } from './cache/lock.js'
import { definitionOf } from './catalog.js'
import type { DatasetName } from './infos.js'
import type { Location } from './locate.js'

export interface RemoveOptions extends CacheOptions {
  readonly signal?: AbortSignal | undefined
}

const bytesIn = async (path: string): Promise<number> => {
  const names = await readdir(path, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(path, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Removes a data set from the cache, with what is left of unfinished downloads. Waits for a download
 * that is under way.
 *
 * @returns what was removed, or `null` if there was nothing
 * @throws `datasets/unknown-dataset`, `datasets/no-permission` and its like
 */
export const remove = async (
  name: DatasetName,
  { signal = new AbortController().signal, ...options }: RemoveOptions = {},
): Promise<Location | null> => {
  const { info } = definitionOf(name)
  const folder = datasetFolder(cacheFolder(options), info)
  const { path } = folder
  try {
    await stat(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw asFileError(error, path)
  }
  const lock = await takeLock(folder, { signal, onWait: () => {} })
  try {
    const names = (await readdir(path)).filter((entry) => !entry.startsWith('.lock'))
    let bytes = 0
    for (const entry of names) {
      const inside = join(path, entry)
      const entryStat = await stat(inside)
      bytes += entryStat.isDirectory() ? await bytesIn(inside) : entryStat.size
      await rm(inside, { recursive: true, force: true })
    }
    return names.length > 0 ? { path, bytes } : null
  } catch (error) {
    throw asFileError(error, path)
  } finally {
    await lock.release()
    // Empty now, unless another process has begun to fill it again.
    await rmdir(path).catch(() => {})
    await rmdir(dirname(path)).catch(() => {})
  }
}
