import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { asFileError, hasCode } from './file-errors.js'

const nearestExisting = async (path: string): Promise<string> => {
  for (let at = path; ; at = dirname(at)) {
    if (await stat(at).catch(() => false)) return at
    if (dirname(at) === at) return at
  }
}

/**
 * Makes a folder and those above it.
 *
 * @throws `datasets/read-only`, `datasets/no-permission` and their like
 */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw asFileError(error, path)
    // On a read-only disk Node reports ENOENT; the folder above knows the true reason.
    await access(await nearestExisting(path), constants.W_OK).catch((cause) => {
      throw asFileError(cause, path)
    })
    throw asFileError(error, path)
  }
}
