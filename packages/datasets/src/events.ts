import type { FailedSource } from './messages/details.js'
import type { Source } from './source.js'

/** What {@link download} says while it works. */
export type DownloadEvent =
  | { readonly type: 'waiting'; readonly name: string; readonly path: string }
  | { readonly type: 'source'; readonly name: string; readonly source: Source }
  | {
      readonly type: 'progress'
      readonly name: string
      readonly source: Source
      readonly receivedBytes: number
      readonly totalBytes: number
    }
  | ({ readonly type: 'failed-source'; readonly name: string } & FailedSource)
  | {
      readonly type: 'verified'
      readonly name: string
      readonly file: string
      readonly bytes: number
      readonly sha256: string
    }
  | {
      readonly type: 'done'
      readonly name: string
      readonly path: string
      readonly bytes: number
      readonly source: Source
    }

/**
 * Turns work that reports into an async generator that is read. A reader that stops early, or the
 * `signal`, aborts the work; the generator ends only when the work has cleaned up.
 */
export async function* eventsOf<Event>(
  work: (report: (event: Event) => void, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<Event, void, undefined> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const queue: Event[] = []
  let wake = () => {}
  let running = true
  const done = work(
    (event) => {
      queue.push(event)
      wake()
    },
    signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
  ).finally(() => {
    running = false
    wake()
  })
  // Read below; without this a failure during a `yield` would count as unhandled.
  done.catch(() => {})
  let ended = false
  try {
    while (running || queue.length > 0) {
      const event = queue.shift()
      if (event !== undefined) yield event
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    ended = true
    await done
  } finally {
    if (!ended) {
      stop.abort(new DOMException('The reader of the events stopped.', 'AbortError'))
      await done.catch(() => {})
    }
  }
}

/** Passes on what comes, but at most ten times a second and once more at the end. */
export const progressReporter = (
  report: (receivedBytes: number) => void,
  totalBytes: number,
): ((receivedBytes: number) => void) => {
  let last = Number.NEGATIVE_INFINITY
  return (receivedBytes) => {
    const now = performance.now()
    if (now - last < 100 && receivedBytes < totalBytes) return
    last = now
    report(receivedBytes)
  }
}
