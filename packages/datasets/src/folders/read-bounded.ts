import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
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
      checkSize((await handle.stat()).size, path, limitBytes)
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw asReadError(cause, path)
  }
}

/** The same at once: a thread that has nothing else to do reads so in a fraction of the time. */
export const readBoundedSync = (path: string, limitBytes: number): Uint8Array => {
  try {
    const file = openSync(path, 'r')
    try {
      checkSize(fstatSync(file).size, path, limitBytes)
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw asReadError(cause, path)
  }
}

const checkSize = (size: number, file: string, limitBytes: number): void => {
  if (size > limitBytes) throw datasetsError('datasets/too-large', { file, limitBytes })
}

const asReadError = (cause: unknown, path: string): unknown =>
  isDatasetsError(cause)
    ? cause
    : datasetsError('datasets/folder-unreadable', { path, reason: reasonOf(cause) }, { cause })
