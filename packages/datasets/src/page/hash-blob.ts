import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { chunksOfStream } from './inflate.js'

/** Hashes a file, telling how many bytes each piece has. */
export async function* hashBlob(
  content: Blob,
  signal: AbortSignal | undefined,
): AsyncGenerator<number, string, undefined> {
  const hash = sha256.create()
  for await (const chunk of chunksOfStream(content.stream())) {
    signal?.throwIfAborted()
    hash.update(chunk)
    yield chunk.length
  }
  return bytesToHex(hash.digest())
}
