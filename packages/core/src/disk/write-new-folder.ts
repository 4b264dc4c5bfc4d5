import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { coreError } from '../errors.js'
import { makeFolder } from './make-folder.js'
import { hasCode } from './system-error.js'
import { asFileError } from './write-new-file.js'

/**
 * Makes sure that files can be written into a folder without touching any: it is empty, or made.
 *
 * @throws `core/folder-not-empty`, `core/file-write`
 */
export const prepareFolder = async (path: string): Promise<void> => {
  try {
    const [first] = await readdir(path)
    if (first !== undefined) throw coreError('core/folder-not-empty', { path })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw asFileError(error, path)
  }
}

/**
 * Writes files into a folder that is not there yet or is empty: all of them, or none.
 *
 * @param files by their names in the folder, `a/b.ts` among them
 * @throws `core/folder-not-empty`; what is there is not touched
 * @throws `core/file-write`
 */
export const writeNewFolder = async (
  path: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> => {
  await prepareFolder(path)
  const part = `${resolve(path)}.${process.pid}.part`
  try {
    await makeFolder(part)
    for (const [name, content] of Object.entries(files)) {
      const file = join(part, ...name.split('/'))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
    }
    // Refused by the system where something has come into it meanwhile.
    await rmdir(path).catch((error) => {
      if (!hasCode(error, 'ENOENT')) throw error
    })
    await rename(part, path)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw asFileError(error, path)
  }
}
