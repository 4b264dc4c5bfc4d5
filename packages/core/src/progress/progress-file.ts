import { readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type CodedError, isCodedError } from '@firstgrad/errors'
import { fileStore } from '../checkpoints/file-store.js'
import { withLock } from '../disk/lock.js'
import { makeFolder } from '../disk/make-folder.js'
import { readTextFile } from '../disk/read-text-file.js'
import { hasCode, systemCode } from '../disk/system-error.js'
import { timeStamp } from '../disk/time-stamp.js'
import { coreError } from '../errors.js'
import { exportProgress, importProgress, parseProgress } from './parse.js'
import { emptyProgress, type Progress } from './progress.js'
import { progressPath } from './progress-path.js'

/** Progress in one file that several processes may share. */
export interface ProgressFile {
  readonly path: string
  /**
   * Progress as it is; empty where there is no file yet.
   *
   * @throws `core/progress-damaged` once: the file was set aside, and the next call starts anew
   * @throws `core/progress-newer`, `core/progress-unreadable`
   */
  read(): Promise<Progress>
  /**
   * Changes what is in the file now; no other process changes it meanwhile, and a reader sees all
   * of the change or nothing.
   *
   * @returns what was written
   * @throws as `read`; `core/progress-read-only`, `core/progress-write`
   */
  update(change: (progress: Progress) => Progress): Promise<Progress>
}

/** What the system said about reading or writing `path`, in our words; any other error as it is. */
const asProgressError = (error: unknown, path: string, doing: 'read' | 'write'): unknown => {
  const reason = systemCode(error)
  if (reason === undefined) return error
  const options = { cause: error }
  if (doing === 'read') return coreError('core/progress-unreadable', { path, reason }, options)
  return hasCode(error, 'EROFS', 'EACCES', 'EPERM')
    ? coreError('core/progress-read-only', { path }, options)
    : coreError('core/progress-write', { path, reason }, options)
}

const load = async (path: string): Promise<Progress> => {
  let source: string
  try {
    source = await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return emptyProgress
    throw asProgressError(error, path, 'read')
  }
  return parseProgress(source, path)
}

const isDamage = (error: unknown): error is CodedError =>
  isCodedError(error) && error.code === 'core/progress-damaged'

/** Sets a damaged file aside, so that nothing in it is lost and the next call can start anew. */
const setAside = async (error: CodedError, path: string): Promise<CodedError> => {
  const { place } = error.details as { readonly place: string }
  const aside = `${path}.damaged-${timeStamp()}`
  const keptAs = await rename(path, aside).then(
    () => aside,
    () => null,
  )
  return coreError('core/progress-damaged', { path, place, keptAs }, { cause: error })
}

/** Call it under the lock: what another process has just mended must not be set aside. */
const loadOrSetAside = async (path: string): Promise<Progress> => {
  try {
    return await load(path)
  } catch (error) {
    throw isDamage(error) ? await setAside(error, path) : error
  }
}

const locked = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    await makeFolder(dirname(path))
    return await withLock(`${path}.lock`, work)
  } catch (error) {
    throw asProgressError(error, path, 'write')
  }
}

/**
 * @param path default: where {@link progressPath} says
 *
 * @example
 * ```js
 * import { progressFile } from '@firstgrad/core/node'
 * import { record } from '@firstgrad/core/progress'
 *
 * const file = progressFile('/tmp/firstgrad-example-progress.json')
 * const now = new Date().toISOString()
 * await file.update((progress) => record(progress, 'tf/hello', { type: 'started' }, now))
 * console.log(Object.keys((await file.read()).exercises)) // [ 'tf/hello' ]
 * ```
 */
export const progressFile = (path: string = progressPath()): ProgressFile => ({
  path,
  async read() {
    try {
      return await load(path)
    } catch (error) {
      if (!isDamage(error)) throw error
      return locked(path, () => loadOrSetAside(path)).catch((failed) => {
        // Where nothing can be written, the damage is still what the reader must know.
        throw isCodedError(failed) && failed.code !== 'core/progress-read-only' ? failed : error
      })
    }
  },
  update: (change) =>
    locked(path, async () => {
      const changed = change(await loadOrSetAside(path))
      await fileStore(path).write(new TextEncoder().encode(exportProgress(changed)))
      return changed
    }),
})

/**
 * Adds the progress that another machine exported to a file.
 *
 * @returns both together
 * @throws `core/file-read`; as `importProgress`, with the exported file left as it is; as `update`
 */
export const importProgressFile = async (own: ProgressFile, path: string): Promise<Progress> => {
  const source = await readTextFile(path)
  return own.update((progress) => importProgress(progress, source, path))
}
