import { datasetsError } from '../errors.js'
import type { Answer, Request } from '../sources/fetch-partial.js'
import { publicAddress } from '../sources/public-address.js'
import { isSafe } from './addresses.js'
import { chunksOfStream, inflate } from './inflate.js'

/** The first chunk, and all of them. */
const peek = async (chunks: AsyncGenerator<Uint8Array, void, undefined>) => {
  const first = await chunks.next()
  async function* all() {
    if (first.done) return
    yield first.value
    yield* chunks
  }
  return { start: first.value ?? new Uint8Array(0), all: all() }
}

async function* skip(chunks: AsyncIterable<Uint8Array>, bytes: number) {
  let rest = bytes
  for await (const chunk of chunks) {
    if (rest < chunk.length) yield chunk.subarray(rest)
    rest = Math.max(0, rest - chunk.length)
  }
}

/**
 * Inflates what is compressed. Many servers say of a file `.gz` that its content is encoded, and then
 * the browser has inflated it already: so the bytes decide.
 */
async function* inflated(chunks: AsyncGenerator<Uint8Array, void, undefined>, file: string) {
  const { start, all } = await peek(chunks)
  yield* start[0] === 0x1f && start[1] === 0x8b ? inflate(all, file) : all
}

/**
 * Asks by the browser's own `fetch`.
 *
 * @param isCompressed then what comes is inflated, and asked for from its start each time
 * @throws `datasets/page-fetch`, `datasets/insecure-url`, `datasets/page-encoded`
 */
export const pageRequest =
  (isCompressed: boolean): Request =>
  async (url, { from, signal }): Promise<Answer> => {
    const shown = publicAddress(url)
    const response = await fetch(url, {
      signal,
      headers: from > 0 && !isCompressed ? { range: `bytes=${from}-` } : {},
      // Data is kept once, not in the browser's general cache as well.
      cache: 'no-store',
    }).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw datasetsError('datasets/page-fetch', { url: shown }, { cause })
    })
    const { status, headers, body } = response
    const leave = () => body?.cancel().catch(() => {})
    if (!isSafe(response.url)) {
      await leave()
      throw datasetsError('datasets/insecure-url', { url: publicAddress(response.url) })
    }
    if (!isCompressed && /\.t?gz$/.test(new URL(url).pathname) && headers.has('content-encoding')) {
      await leave()
      throw datasetsError('datasets/page-encoded', { url: shown })
    }
    const isRest = from > 0 && isCompressed && status === 200
    const chunks = async function* () {
      if (!body) return
      const sent = chunksOfStream(body)
      const content = isCompressed ? inflated(sent, shown) : sent
      yield* isRest ? skip(content, from) : content
    }
    return {
      status: isRest ? 206 : status,
      headers: {
        get(name) {
          // That of the encoded form, and the encoding is not told to pages of other sites.
          if (name === 'content-length') return null
          if (name !== 'content-range') return headers.get(name)
          // Not told to pages of other sites either.
          return headers.get(name) ?? `bytes ${from}-${from}/*`
        },
      },
      chunks,
      url: publicAddress(response.url),
    }
  }
