/** Where a file lies in a zip. */
export interface ZipEntry {
  readonly name: string
  /** 0 for stored, 8 for deflated. */
  readonly method: number
  readonly compressedBytes: number
  readonly bytes: number
  /** The first byte of its header, and the one after its last, which may lie behind a gap. */
  readonly start: number
  readonly end: number
}

/** Reads bytes `start` to `end` (not included) of a file. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const fileHeader = 0x04034b50

const endBytes = 22
const longestComment = 0xffff

/**
 * Reads the central directory of a zip, as wheels are: one disk, below 4 GB. What it tells is no
 * more than a claim; the sha256 of each file decides.
 *
 * @param bytes the size of the zip
 * @throws Error in words for what is no such zip
 */
export const readDirectory = async (
  read: ReadRange,
  bytes: number,
): Promise<ReadonlyMap<string, ZipEntry>> => {
  const tailStart = Math.max(0, bytes - endBytes - longestComment)
  const tail = await read(tailStart, bytes)
  let at = tail.length - endBytes
  while (at >= 0 && tail.readUInt32LE(at) !== endOfDirectory) at--
  if (at < 0) throw new Error('it is no zip file')
  const size = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (start + size > tailStart + at) throw new Error('its directory lies outside of it')
  const directory = await read(start, start + size)

  const entries: Omit<ZipEntry, 'end'>[] = []
  for (let i = 0; i < size; ) {
    if (i + 46 > size || directory.readUInt32LE(i) !== directoryEntry)
      throw new Error('its directory is damaged')
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(i + offset))
    if (i + 46 + name! > size) throw new Error('its directory is damaged')
    entries.push({
      name: directory.toString('utf8', i + 46, i + 46 + name!),
      method: directory.readUInt16LE(i + 10),
      compressedBytes: directory.readUInt32LE(i + 20),
      bytes: directory.readUInt32LE(i + 24),
      start: directory.readUInt32LE(i + 42),
    })
    i += 46 + name! + extra! + comment!
  }
  // A file ends where the next one begins: its own header may differ in length from the directory's.
  entries.sort((one, other) => one.start - other.start)
  return new Map(
    entries.map((entry, i) => [entry.name, { ...entry, end: entries[i + 1]?.start ?? start }]),
  )
}

/**
 * Where the data begin behind a file's own header.
 *
 * @param header at least the first 30 bytes of the file in the zip
 */
export const dataStart = (header: Buffer): number => {
  if (header.length < 30 || header.readUInt32LE(0) !== fileHeader)
    throw new Error('the header of a file is damaged')
  return 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}
