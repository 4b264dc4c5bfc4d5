import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { asFileError, reasonOf } from '../cache/file-errors.js'
import { datasetsError } from '../errors.js'
import { type ByteSource, bytesSource, type OpenFile } from './byte-source.js'

const inflate = promisify(gunzip)

/** More than any file of images here holds; a bomb ends there. */
const limitBytes = 2 ** 28

const piece = 2 ** 24

const openCompressed = async (path: string, signal?: AbortSignal): Promise<ByteSource> => {
  const compressed = await readFile(path, { ...(signal && { signal }) }).catch((error) => {
    signal?.throwIfAborted()
    throw asFileError(error, path)
  })
  const content = await inflate(compressed, { maxOutputLength: limitBytes }).catch((error) => {
    const details = { file: path, reason: reasonOf(error) }
    throw datasetsError('datasets/broken-gzip', details, { cause: error })
  })
  return bytesSource(path, content)
}

/**
 * Opens a file of data; the content of one whose name ends in `.gz` is what was compressed.
 *
 * @throws `datasets/broken-gzip`, `datasets/file-system` and its like, or the reason of `signal`
 */
export const openBytes = async (path: string, signal?: AbortSignal): Promise<ByteSource> => {
  if (path.endsWith('.gz')) return openCompressed(path, signal)
  const handle = await open(path).catch((error) => {
    throw asFileError(error, path)
  })
  return {
    file: path,
    bytes: (await handle.stat()).size,
    // In pieces, so that an abort is noticed.
    async read(target, position) {
      let done = 0
      while (done < target.length) {
        signal?.throwIfAborted()
        const length = Math.min(piece, target.length - done)
        const reading = handle.read(target, done, length, position + done)
        const { bytesRead } = await reading.catch((error) => {
          throw asFileError(error, path)
        })
        if (bytesRead === 0) break
        done += bytesRead
      }
      return done
    },
    close: () => handle.close(),
  }
}

/** Opens files of a folder, until `signal` aborts. */
export const openIn =
  (folder: string, signal?: AbortSignal): OpenFile =>
  (name) =>
    openBytes(join(folder, name), signal)
