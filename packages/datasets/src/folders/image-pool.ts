import { type ImageThread, startImageThread } from './image-thread.js'
import type { DecodedImage, ReadImageOptions } from './make-image.js'

// Long enough for what a program does between two epochs.
const idleMs = 1000

/**
 * Reads images on up to `workers` threads, which are started when there is work for them and end a
 * second after the last of it, or when the signal is aborted. They never keep a process alive that
 * waits for no image.
 */
export const imagePool = (
  options: ReadImageOptions,
  { workers, signal }: { readonly workers: number; readonly signal: AbortSignal | undefined },
): ((path: string) => Promise<DecodedImage>) => {
  const threads = new Set<ImageThread>()
  let idle: NodeJS.Timeout | undefined

  const end = (reason?: unknown) => {
    signal?.removeEventListener('abort', onAbort)
    for (const thread of threads) thread.end(reason)
  }
  const onAbort = () => end(signal?.reason)

  const start = (): ImageThread => {
    if (threads.size === 0) signal?.addEventListener('abort', onAbort)
    const thread = startImageThread(options, () => threads.delete(thread))
    threads.add(thread)
    return thread
  }
  /** The one with the least to do; another one, while it may be, where all have something to do. */
  const choose = (): ImageThread => {
    const [least] = [...threads].sort((one, other) => one.waiting - other.waiting)
    return least && (least.waiting === 0 || threads.size === workers) ? least : start()
  }
  return async (path) => {
    signal?.throwIfAborted()
    clearTimeout(idle)
    try {
      return await choose().read(path)
    } finally {
      clearTimeout(idle)
      if ([...threads].every(({ waiting }) => waiting === 0)) idle = setTimeout(end, idleMs).unref()
    }
  }
}
