import { datasetsError } from '../errors.js'
import { crc32 } from './crc32.js'
import { inflateTo, TooMuchInflated } from './inflate.js'
import type { ZipEntry } from './zip-directory.js'

const localSignature = 0x04034b50
const localBytes = 30

const inflated = (compressed: Uint8Array, bytes: number): Uint8Array | undefined => {
  const pieces: Uint8Array[] = []
  let received = 0
  inflateTo(compressed, bytes, (piece) => {
    pieces.push(piece)
    received += piece.length
  })
  if (received !== bytes) return undefined
  // Only now: a promise of the directory costs no memory.
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/**
 * The content of one file of a ZIP archive, as long as the directory says and with its checksum.
 *
 * @throws `datasets/zip-broken`, `datasets/zip-damaged`
 */
export const readZipEntry = (archive: Uint8Array, entry: ZipEntry, file: string): Uint8Array => {
  const { name, at, compressedBytes, bytes, method, crc } = entry
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  if (at + localBytes > archive.length || view.getUint32(at, true) !== localSignature) {
    throw datasetsError('datasets/zip-broken', { file, byte: at })
  }
  const start = at + localBytes + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + compressedBytes > archive.length) {
    throw datasetsError('datasets/zip-broken', { file, byte: at })
  }
  const compressed = archive.subarray(start, start + compressedBytes)
  const damaged = (reason: string, cause?: unknown) =>
    datasetsError('datasets/zip-damaged', { file, entry: name, reason }, { cause })
  let content: Uint8Array | undefined
  try {
    content = method === 0 ? compressed : inflated(compressed, bytes)
  } catch (cause) {
    if (cause instanceof TooMuchInflated) throw damaged(`> ${bytes} B`, cause)
    throw damaged(cause instanceof Error ? cause.message : String(cause), cause)
  }
  if (content?.length !== bytes) throw damaged(`< ${bytes} B`)
  if (crc32(content) !== crc) throw damaged('CRC-32')
  return content
}
