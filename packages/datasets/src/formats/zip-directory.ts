import { datasetsError } from '../errors.js'

/** One file of an archive, as its directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly compressedBytes: number
  readonly bytes: number
  /** Where its local header starts. */
  readonly at: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const entryBytes = 46

/** A relative path without a way out: no root, no drive, no `..`, no backslash, no control character. */
const isSafeName = (name: string): boolean =>
  name !== '' &&
  !/[\\:\p{Cc}\uFFFD]/u.test(name) &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/** The place of the record that ends the archive; a comment may follow it. */
const findEnd = (view: DataView, file: string): number => {
  const last = view.byteLength - endBytes
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    const isEnd = view.getUint32(at, true) === endSignature
    if (isEnd && view.getUint16(at + 20, true) === last - at) return at
  }
  throw datasetsError('datasets/zip-no-end', { file, bytes: view.byteLength })
}

/**
 * Reads the directory of a ZIP archive.
 *
 * @throws `datasets/zip-no-end`, `datasets/zip-broken`, `datasets/zip-too-many`,
 * `datasets/zip-unsupported`, `datasets/zip-name`
 */
export const readZipDirectory = (
  archive: Uint8Array,
  file: string,
  limitEntries: number,
): ZipEntry[] => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const end = findEnd(view, file)
  const broken = (byte: number) => datasetsError('datasets/zip-broken', { file, byte })
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  // All ones stand for "see the ZIP64 record".
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    throw datasetsError('datasets/zip-unsupported', { file, entry: '', feature: 'ZIP64' })
  }
  if (count > limitEntries) {
    throw datasetsError('datasets/zip-too-many', { file, count, limitEntries })
  }
  if (start + size !== end || view.getUint16(end + 8, true) !== count) throw broken(end)

  const names = new Set<string>()
  const decoder = new TextDecoder()
  let at = start
  const entries = Array.from({ length: count }, () => {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) throw broken(at)
    const nameBytes = view.getUint16(at + 28, true)
    const next =
      at + entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw broken(at)
    const name = decoder.decode(archive.subarray(at + entryBytes, at + entryBytes + nameBytes))
    if (!isSafeName(name) || names.has(name)) {
      throw datasetsError('datasets/zip-name', { file, entry: JSON.stringify(name), byte: at })
    }
    names.add(name)
    if (view.getUint16(at + 8, true) & 1) {
      throw datasetsError('datasets/zip-unsupported', { file, entry: name, feature: 'encryption' })
    }
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    if (entry.method !== 0 && entry.method !== 8) {
      const feature = `compression ${entry.method}`
      throw datasetsError('datasets/zip-unsupported', { file, entry: name, feature })
    }
    at = next
    return entry
  })
  if (at !== end) throw broken(at)
  return entries
}
