import { setTimeout as wait } from 'node:timers/promises'

/** Waits; if aborted meanwhile, throws the reason of the signal rather than an error about it. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await wait(ms, undefined, { signal }).catch((error) => {
    signal.throwIfAborted()
    throw error
  })
}
