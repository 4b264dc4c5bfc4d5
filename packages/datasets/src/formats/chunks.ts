import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'

/**
 * A file in pieces of any size: what `fs.createReadStream(path)` gives in Node, `response.body` in a
 * page, or an array of pieces.
 */
export type Chunks =
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>
  | Pick<ReadableStream<Uint8Array>, 'getReader'>

const isIterable = (chunks: Chunks): chunks is AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  Symbol.asyncIterator in chunks || Symbol.iterator in chunks

/**
 * The pieces one by one. The source is closed when the reader leaves early.
 *
 * @throws `datasets/bad-option` if `chunks` is no such source, or a piece is no Uint8Array
 */
export async function* eachChunk(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  // A string, or one whole array of bytes, can be iterated over too, but not piece by piece.
  const isSource =
    typeof chunks === 'object' &&
    chunks !== null &&
    !(chunks instanceof Uint8Array) &&
    (isIterable(chunks) || 'getReader' in chunks)
  if (!isSource) {
    throw datasetsError('datasets/bad-option', {
      option: 'chunks',
      expected: 'a stream or an iterable of Uint8Arrays',
      received: chunks instanceof Uint8Array ? 'one Uint8Array' : typeof chunks,
    })
  }
  if (isIterable(chunks)) {
    for await (const chunk of chunks) {
      checkBytes('chunks (one piece of them)', chunk)
      yield chunk
    }
    return
  }
  // Not every page can iterate over a ReadableStream.
  const reader = chunks.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      checkBytes('chunks (one piece of them)', value)
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
