import { readFile } from 'node:fs/promises'
import { coreError } from '../errors.js'
import { systemCode } from './system-error.js'

/**
 * @throws `core/file-read`
 */
export const readTextFile = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = systemCode(error) ?? String(error)
    throw coreError('core/file-read', { path, reason }, { cause: error })
  }
}
