import { open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { coreError } from '../errors.js'
import { makeFolder } from './make-folder.js'
import { hasCode, systemCode } from './system-error.js'

/** The operating system's error about writing `path` in our words; any other as it is. */
export const asFileError = (error: unknown, path: string): unknown => {
  const reason = systemCode(error)
  return reason === undefined
    ? error
    : coreError('core/file-write', { path, reason }, { cause: error })
}

/**
 * Writes a file that is not there yet, and the folders above it.
 *
 * @throws `core/file-exists` where something is there; it is not touched
 * @throws `core/file-write`
 */
export const writeNewFile = async (path: string, text: string): Promise<void> => {
  try {
    await makeFolder(dirname(path))
    const file = await open(path, 'wx')
    try {
      await file.writeFile(text)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    } finally {
      await file.close()
    }
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw coreError('core/file-exists', { path }, { cause: error })
    throw asFileError(error, path)
  }
}
