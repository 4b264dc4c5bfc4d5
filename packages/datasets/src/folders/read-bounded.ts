import { open } from 'node:fs/promises'
import { reasonOf } from '../cache/file-errors.js'
import { datasetsError, isDatasetsError } from '../errors.js'

/**
 * The bytes of a file of at most `limitBytes`.
 *
 * @throws `datasets/too-large`, `datasets/folder-unreadable`
 */
export const readBounded = async (path: string, limitBytes: number): Promise<Uint8Array> => {
  try {
    const handle = await open(path)
    try {
      const { size } = await handle.stat()
      if (size > limitBytes) throw datasetsError('datasets/too-large', { file: path, limitBytes })
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (isDatasetsError(cause)) throw cause
    throw datasetsError('datasets/folder-unreadable', { path, reason: reasonOf(cause) }, { cause })
  }
}
