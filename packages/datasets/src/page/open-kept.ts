import { type ByteSource, bytesSource, type OpenFile } from '../content/byte-source.js'
import { datasetsError } from '../errors.js'
import { chunksOfStream, inflate } from './inflate.js'
import type { Store } from './store.js'

/** More than any file here holds; a bomb ends there. */
const limitBytes = 2 ** 28

const openCompressed = async (file: string, content: Blob): Promise<ByteSource> => {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of inflate(chunksOfStream(content.stream()), file)) {
    bytes += chunk.length
    if (bytes > limitBytes) throw datasetsError('datasets/too-large', { file, limitBytes })
    chunks.push(chunk as Uint8Array<ArrayBuffer>)
  }
  return bytesSource(file, new Uint8Array(await new Blob(chunks).arrayBuffer()))
}

/** Opens files that the browser keeps, until `signal` aborts. */
export const openKept =
  (store: Store, signal: AbortSignal | undefined): OpenFile =>
  async (name): Promise<ByteSource> => {
    const file = `${store.path}/${name}`
    const content = await store.find(name)
    signal?.throwIfAborted()
    // The browser may clear what it keeps at any time.
    if (!content) throw datasetsError('datasets/file-system', { path: file, reason: 'gone' })
    if (name.endsWith('.gz')) return openCompressed(file, content)
    return {
      file,
      bytes: content.size,
      // A piece of a Blob is read from the disk alone.
      async read(target, position) {
        signal?.throwIfAborted()
        const piece = await content.slice(position, position + target.length).arrayBuffer()
        target.set(new Uint8Array(piece))
        return piece.byteLength
      },
      async close() {},
    }
  }
