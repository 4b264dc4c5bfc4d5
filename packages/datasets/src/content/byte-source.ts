/** The content of a file, for reading here and there. */
export interface ByteSource {
  /** How errors call the file. */
  readonly file: string
  readonly bytes: number
  /** Fills `target` with what lies from `position` on; returns how many bytes there were. */
  read(target: Uint8Array, position: number): Promise<number>
  close(): Promise<void>
}

/** Opens one of the files of a data set, by its name; those that end in `.gz` are inflated. */
export type OpenFile = (name: string) => Promise<ByteSource>

/** Bytes in memory. */
export const bytesSource = (file: string, content: Uint8Array): ByteSource => ({
  file,
  bytes: content.length,
  async read(target, position) {
    const found = content.subarray(position, position + target.length)
    target.set(found)
    return found.length
  },
  async close() {},
})
