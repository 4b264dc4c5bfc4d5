import { deflateRawSync } from 'node:zlib'

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Makes a zip as wheels are: stored or deflated files, names in UTF-8. */
export const zip = (
  files: Readonly<Record<string, Uint8Array>>,
  { method = 8 }: { method?: 0 | 8 | 99 } = {},
): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, bytes] of Object.entries(files)) {
    const name = Buffer.from(path)
    const data = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes)
    // An extra field in the file's own header only: the two headers differ in length.
    const extra = Buffer.from([0x99, 0x99, 2, 0, 7, 7])
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const own = Buffer.from(common)
    own.writeUInt16LE(extra.length, 24)
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), own, name, extra])
    const entry = Buffer.alloc(20)
    entry.writeUInt32LE(offset, 10)
    const listed = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry.subarray(0, 14)]
    directory.push(...listed, name)
    parts.push(header, data)
    offset += header.length + data.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
