import type { FileHandle } from 'node:fs/promises'

/** A part of a file, held in memory, that moves forward over it. */
export interface FileWindow {
  /** These bytes, where they are held already: valid until the next `load`. */
  held(at: number, count: number): Uint8Array | undefined
  /** Moves on to these bytes. Nothing where the file ends before them. */
  load(at: number, count: number): Promise<Uint8Array | undefined>
}

/**
 * @param size where the file ends, whatever is appended meanwhile
 * @param chunkBytes the least that is read at once: a call to the file takes longer than most records
 */
export const fileWindow = (handle: FileHandle, size: number, chunkBytes: number): FileWindow => {
  let buffer = new Uint8Array(Math.min(chunkBytes, size))
  let begin = 0
  let end = 0

  const held = (at: number, count: number): Uint8Array | undefined =>
    at + count <= end ? buffer.subarray(at - begin, at - begin + count) : undefined

  return {
    held,
    async load(at, count) {
      if (at + count > size) return undefined
      const kept = buffer.subarray(at - begin, end - begin)
      // What is longer than a chunk gets a window of its length.
      if (count > buffer.length) buffer = new Uint8Array(count)
      buffer.set(kept)
      begin = at
      end = at + kept.length
      while (end < at + count) {
        const room = Math.min(buffer.length - (end - begin), size - end)
        const { bytesRead } = await handle.read(buffer, end - begin, room, end)
        if (bytesRead === 0) return undefined
        end += bytesRead
      }
      return held(at, count)
    },
  }
}
