import { datasetsError } from '../errors.js'

/** What a stream holds, one by one; Safari cannot loop over streams. */
export async function* chunksOfStream<Chunk>(
  stream: ReadableStream<Chunk>,
): AsyncGenerator<Chunk, void, undefined> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/**
 * Inflates what was compressed with gzip.
 *
 * @throws `datasets/broken-gzip`, or whatever `chunks` throws
 */
export async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { readable, writable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  let failure: { readonly error: unknown } | undefined
  async function* heard() {
    try {
      yield* chunks
    } catch (error) {
      failure = { error }
      throw error
    }
  }
  const feed = async () => {
    try {
      for await (const chunk of heard()) await writer.write(chunk as Uint8Array<ArrayBuffer>)
      await writer.close()
    } catch (error) {
      await writer.abort(error).catch(() => {})
    }
  }
  const feeding = feed()
  try {
    yield* chunksOfStream(readable)
  } catch (cause) {
    await feeding
    if (failure) throw failure.error
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw datasetsError('datasets/broken-gzip', { file, reason }, { cause })
  }
}
