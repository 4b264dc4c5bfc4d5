import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode } from './system-error.js'

/** Makes a folder and those above it. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    // On a read-only disk Node reports ENOENT; the folder above knows the true reason.
    let above = dirname(path)
    while (!(await stat(above).catch(() => false)) && dirname(above) !== above) {
      above = dirname(above)
    }
    await access(above, constants.W_OK)
    throw error
  }
}
