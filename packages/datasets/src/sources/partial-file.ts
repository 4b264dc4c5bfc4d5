import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { asFileError, hasCode } from '../cache/file-errors.js'
import type { WireForm } from './wire-form.js'

/** What a mirror sends, as far as it has come. */
export interface PartialFile {
  /** The bytes that are there. */
  size(): Promise<number>
  /** Opens it for writing at its end, or empty. */
  openAt(start: number): Promise<{
    append(chunk: Uint8Array): Promise<void>
    close(): Promise<void>
  }>
  sha256(signal: AbortSignal): Promise<string>
  remove(): Promise<void>
}

/** Outlives the process. */
export const partialFile = (
  sent: WireForm,
  partial: string,
): PartialFile & { readonly path: string } => {
  const path = join(partial, `${sent.name}.part`)
  const failure = (error: unknown) => asFileError(error, path, sent.bytes)
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
        const handle = await open(path, start === 0 ? 'w' : 'a')
        return {
          append: (chunk) =>
            handle.appendFile(chunk).catch((error) => {
              throw failure(error)
            }),
          close: () => handle.close(),
        }
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
