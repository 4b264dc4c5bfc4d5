import { access, constants, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { coreError } from '../errors.js'
import { makeFolder } from './make-folder.js'
import { asFileError } from './write-new-file.js'

/**
 * Makes sure that a file can be written later, before work begins that takes long.
 *
 * @throws `core/file-write`
 */
export const prepareFile = async (path: string): Promise<void> => {
  try {
    await makeFolder(dirname(path))
    await access(dirname(path), constants.W_OK)
  } catch (error) {
    throw asFileError(error, path)
  }
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory()) throw coreError('core/file-write', { path, reason: 'EISDIR' })
}

/**
 * Writes a file, or another in its place; a reader sees the old one or the new one, never a part.
 *
 * @throws `core/file-write`
 */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const part = `${path}.${process.pid}.part`
  try {
    await makeFolder(dirname(path))
    await writeFile(part, text)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw asFileError(error, path)
  }
}
