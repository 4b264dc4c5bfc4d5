import type { NativeEngineName } from './recipes/recipe.js'

/** What `installNative` says while it works. */
export type NativeEvent =
  /** Another process installs the same; this one waits for it. */
  | { readonly type: 'waiting'; readonly path: string }
  /** A wheel was found, and is read in parts; or whole, where the server gives no parts. */
  | {
      readonly type: 'wheel'
      readonly file: string
      readonly url: string
      readonly whole: boolean
      readonly bytes: number
    }
  /** Bytes as they come over the network, of all that must come. */
  | {
      readonly type: 'progress'
      readonly file: string
      readonly receivedBytes: number
      readonly totalBytes: number
    }
  /** A file is in its place and is the published one. */
  | { readonly type: 'verified'; readonly file: string; readonly bytes: number }
  /** Where a package of npm was taken from. */
  | { readonly type: 'package'; readonly name: string; readonly source: 'project' | 'registry' }
  | { readonly type: 'compile'; readonly compiler: string }
  | NativeInstalled

/** The last event. */
export interface NativeInstalled {
  readonly type: 'done'
  readonly engine: NativeEngineName
  readonly tensorflow: string
  readonly path: string
  /** What it takes on the disk. */
  readonly bytes: number
  /** True if everything was here and whole. */
  readonly already: boolean
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
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
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
