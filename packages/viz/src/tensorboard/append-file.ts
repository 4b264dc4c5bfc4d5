import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { vizError } from '../errors.js'

/** So much is kept before it is written without being asked. */
const fullBytes = 1 << 18
/** Nor is anything kept longer than this. */
const patienceMs = 1000

/** A file that grows at its end, in whole pieces and in their order. */
export interface AppendFile {
  readonly path: string
  /** Keeps bytes until there are enough of them, or until they have waited a second. */
  append(bytes: Uint8Array): void
  /** Writes all that is kept. Throws `viz/cannot-write`, also for what failed before. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Makes the folder and the file, which must not be there yet. Throws `viz/cannot-write`. */
export const appendFile = async (path: string): Promise<AppendFile> => {
  const failed = (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return vizError('viz/cannot-write', { path, reason }, { cause })
  }
  let handle: FileHandle
  try {
    await mkdir(dirname(path), { recursive: true })
    handle = await open(path, 'ax')
  } catch (error) {
    throw failed(error)
  }

  let kept: Uint8Array[] = []
  let keptBytes = 0
  let failure: unknown
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const pieces = kept
    kept = []
    keptBytes = 0
    writing = writing.then(async () => {
      if (failure || pieces.length === 0) return
      try {
        await handle.appendFile(Buffer.concat(pieces))
      } catch (error) {
        failure = error
      }
    })
    return writing
  }

  const flush = async () => {
    await write()
    if (failure) throw failed(failure)
  }
  return {
    path,
    append(bytes) {
      kept.push(bytes)
      keptBytes += bytes.length
      if (keptBytes >= fullBytes) void write()
      // A program that has nothing else to do may end: it should have closed the file.
      else timer ??= setTimeout(write, patienceMs).unref()
    },
    flush,
    async close() {
      try {
        await flush()
      } finally {
        await handle.close()
      }
    },
  }
}
