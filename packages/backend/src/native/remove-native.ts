import { rm, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type CacheOptions, engineFolder, nativeFolder } from './disk/engine-folder.js'
import { asFileError } from './disk/file-errors.js'
import { takeLock } from './disk/lock.js'
import { type NativeStatus, nativeStatus } from './status.js'

export interface RemoveNativeOptions extends CacheOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * Removes all native engines from the cache, with what is left of interrupted installations. Waits
 * for an installation that is under way.
 *
 * @returns what was removed
 * @throws 'backend/native-no-permission', 'backend/native-read-only' and their like
 */
export const removeNative = async ({
  signal = new AbortController().signal,
  ...options
}: RemoveNativeOptions = {}): Promise<NativeStatus[]> => {
  const found = await nativeStatus(options)
  for (const { id, path } of found) {
    const lock = await takeLock(path, { signal, onWait: () => {} })
    try {
      // First what says that it is whole, so that nobody loads half an engine.
      await rm(engineFolder(dirname(path), id).manifest, { force: true })
      await rm(path, { recursive: true, force: true })
    } catch (error) {
      throw asFileError(error, path)
    } finally {
      await lock.release()
    }
  }
  // Gone if it is empty; other processes may have begun to fill it again.
  if (found.length > 0) await rmdir(nativeFolder(options)).catch(() => {})
  return found
}
