import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { asFileError, hasCode } from '../cache/file-errors.js'
import type { DataFile } from '../definition.js'

/** The compressed form of a data file as far as it has come. It outlives the process. */
export interface PartialFile {
  readonly path: string
  /** The bytes that are there. */
  size(): Promise<number>
  /** Opens it for writing at its end, or empty. */
  openAt(start: number): Promise<FileHandle>
  sha256(signal: AbortSignal): Promise<string>
  remove(): Promise<void>
}

export const partialFile = (file: DataFile, partial: string): PartialFile => {
  const path = join(partial, `${file.name}.gz.part`)
  const failure = (error: unknown) => asFileError(error, path, file.gzip.bytes)
  return {
    path,
    async size() {
      try {
        return (await stat(path)).size
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return 0
        throw failure(error)
      }
    },
    async openAt(start) {
      try {
        return await open(path, start === 0 ? 'w' : 'a')
      } catch (error) {
        throw failure(error)
      }
    },
    async sha256(signal) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path, { signal })) hash.update(chunk)
      return hash.digest('hex')
    },
    async remove() {
      await rm(path, { force: true })
    },
  }
}
