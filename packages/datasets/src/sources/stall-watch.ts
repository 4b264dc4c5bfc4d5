/** Aborts when nothing has happened for a while. */
export interface StallWatch {
  /** Aborts with the caller's signal, when stalled, and when closed. */
  readonly signal: AbortSignal
  /** True once it gave up waiting. */
  readonly stalled: () => boolean
  /** Says that something happened. */
  alive(): void
  /** Ends the watch, and whatever still listens to the signal. */
  close(): void
}

export const stallWatch = (signal: AbortSignal, stallMs: number): StallWatch => {
  const controller = new AbortController()
  let stalled = false
  const giveUp = () => {
    stalled = true
    controller.abort(new DOMException('Nothing came for too long.', 'TimeoutError'))
  }
  let timer = setTimeout(giveUp, stallMs)
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    stalled: () => stalled,
    alive: () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, stallMs)
    },
    close: () => {
      clearTimeout(timer)
      controller.abort(new DOMException('The answer is no longer needed.', 'AbortError'))
    },
  }
}
