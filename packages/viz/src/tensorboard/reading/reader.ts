import { open } from 'node:fs/promises'
import { fileWindow } from '../records/file-window.js'
import { type EventReader, readerOf } from './read-events.js'

/**
 * Reads an event file, of TensorFlow 1 or 2 or of `eventWriter`, record by record. A file that is
 * still being written, or whose writer died, ends with its last whole record; `ending` tells.
 *
 * @param path of the file, not of its folder
 * @throws what `node:fs` throws where the file cannot be opened
 *
 * @example
 * ```ts
 * const reader = eventReader(path)
 * for await (const { step, values } of reader) {
 *   for (const value of values) if (value.type === 'scalar') console.log(value.tag, step, value.value)
 * }
 * if (!reader.ending?.whole) console.log('cut off', reader.ending)
 * ```
 */
export const eventReader = (path: string): EventReader => readerInChunks(path, 2 ** 18)

/** The reader, by the least bytes that it reads at once: tests let every border fall into a record. */
export const readerInChunks = (path: string, chunkBytes: number): EventReader =>
  readerOf(async () => {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      return { size, ...fileWindow(handle, size, chunkBytes), close: () => handle.close() }
    } catch (error) {
      await handle.close()
      throw error
    }
  })
