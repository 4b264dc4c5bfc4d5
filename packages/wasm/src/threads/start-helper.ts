import { type HelperThread, startWorker, type WorkerData } from './worker.js'

/** A thread that is up, or why there is none. */
export type Start =
  | { readonly helper: HelperThread; readonly refusal?: never }
  | { readonly helper?: never; readonly refusal: string }

/** Starts a helper thread and waits until it says that it is up. Never rejects, never hangs. */
export const startHelper = (data: WorkerData, timeoutMs: number): Promise<Start> =>
  new Promise((resolve) => {
    let helper: HelperThread
    try {
      helper = startWorker(data)
    } catch (error) {
      resolve({ refusal: String(error) })
      return
    }
    const giveUp = (refusal: string) => {
      clearTimeout(timer)
      helper.terminate()
      resolve({ refusal })
    }
    const timer = setTimeout(giveUp, timeoutMs, `no answer within ${timeoutMs} ms`)
    helper.onMessage((message) => {
      if (message !== 'up') return giveUp(message)
      clearTimeout(timer)
      resolve({ helper })
    })
    helper.onEnd((reason) => giveUp(reason))
  })
