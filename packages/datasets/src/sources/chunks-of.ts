/** What npm's streams (minipass) and Node's have in common. */
export interface FlowingStream {
  on(event: 'data' | 'end' | 'error', listener: (value?: unknown) => void): unknown
  pause(): void
  resume(): void
}

const mostWaiting = 64

/**
 * Reads a stream chunk by chunk, all that came before an error too.
 *
 * Minipass has an iterator of its own, but that one misses an error which comes while its reader is
 * busy, and then waits for ever. And a stream whose error nobody hears ends the process, so this
 * listens from the call on, before the first chunk is asked for, and on after the reader left.
 *
 * @param signal ends the reading with its reason, for streams that end neither well nor badly
 */
export const chunksOf = (
  stream: FlowingStream,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> => {
  const waiting: Buffer[] = []
  let failure: unknown
  let over = false
  let left = false
  let wake = () => {}
  const fail = (error: unknown) => {
    if (!over) failure = error
    over = true
    wake()
  }
  stream.on('error', fail)
  stream.on('end', () => {
    over = true
    wake()
  })
  stream.on('data', (chunk) => {
    if (left || !(typeof chunk === 'string' || chunk instanceof Uint8Array)) return
    waiting.push(Buffer.from(chunk))
    if (waiting.length >= mostWaiting) stream.pause()
    wake()
  })
  const abort = () => fail(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)

  async function* read() {
    try {
      for (;;) {
        const chunk = waiting.shift()
        if (chunk) yield chunk
        else if (over) break
        else {
          // The promise first: minipass hands over what it holds within `resume`.
          const more = new Promise<void>((resolve) => (wake = resolve))
          stream.resume()
          await more
        }
      }
      if (failure !== undefined) throw failure
    } finally {
      left = true
      signal.removeEventListener('abort', abort)
    }
  }
  return read()
}
