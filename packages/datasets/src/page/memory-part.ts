import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { PartialFile } from '../sources/partial-file.js'

/** What came, in memory. A page by http has no `crypto.subtle`, so the hash is JavaScript's. */
export const memoryPart = (): Omit<PartialFile, 'sha256'> & {
  sha256(): Promise<string>
  content(): Blob
} => {
  let chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  let hash = sha256.create()
  const empty = () => {
    chunks = []
    bytes = 0
    hash = sha256.create()
  }
  return {
    content: () => new Blob(chunks),
    size: async () => bytes,
    async openAt(start) {
      if (start === 0) empty()
      return {
        async append(chunk) {
          chunks.push(chunk as Uint8Array<ArrayBuffer>)
          bytes += chunk.length
          hash.update(chunk)
        },
        async close() {},
      }
    },
    sha256: async () => bytesToHex(hash.clone().digest()),
    remove: async () => empty(),
  }
}
