import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFile } from '../definition.js'
import { datasetsError } from '../errors.js'
import { asFileError } from './file-errors.js'
import { putInPlace } from './put-in-place.js'

/** A data file in the making: written beside, checked, then put in place in one step. */
export interface StagedFile {
  /** @throws `datasets/too-large` as soon as there is more than the published file has */
  write(chunk: Uint8Array): Promise<void>
  /**
   * Puts the file in its place, if it is the published one.
   * @throws `datasets/wrong-size`, `datasets/checksum-mismatch`
   */
  commit(): Promise<void>
  /** Removes what was written, unless it was put in place. */
  discard(): Promise<void>
}

/**
 * Begins to write `file` in `partial`. The name is new each time: even if two processes ever work
 * at once, neither can touch what the other writes.
 */
export const stageFile = async (
  file: DataFile,
  { partial, path }: { readonly partial: string; readonly path: string },
): Promise<StagedFile> => {
  const staged = join(partial, `${file.name}.${randomUUID()}.tmp`)
  const failure = (error: unknown) => asFileError(error, staged, file.bytes)
  const handle = await open(staged, 'wx').catch((error) => {
    throw failure(error)
  })
  const hash = createHash('sha256')
  let bytes = 0
  let state: 'open' | 'closed' | 'committed' = 'open'

  const close = async () => {
    if (state !== 'open') return
    state = 'closed'
    await handle.close()
  }

  return {
    async write(chunk) {
      bytes += chunk.length
      if (bytes > file.bytes) {
        const details = { file: file.name, limitBytes: file.bytes }
        throw datasetsError('datasets/too-large', details)
      }
      hash.update(chunk)
      try {
        for (let done = 0; done < chunk.length; ) {
          done += (await handle.write(chunk, done)).bytesWritten
        }
      } catch (error) {
        throw failure(error)
      }
    },
    async commit() {
      if (bytes !== file.bytes) {
        const details = { file: file.name, expectedBytes: file.bytes, receivedBytes: bytes }
        throw datasetsError('datasets/wrong-size', details)
      }
      const received = hash.digest('hex')
      if (received !== file.sha256) {
        const details = { file: file.name, expected: file.sha256, received }
        throw datasetsError('datasets/checksum-mismatch', details)
      }
      try {
        await handle.sync()
        await close()
        await putInPlace(staged, join(path, file.name))
        state = 'committed'
      } catch (error) {
        throw failure(error)
      }
    },
    async discard() {
      if (state === 'committed') return
      await close()
      await rm(staged, { force: true })
    },
  }
}
