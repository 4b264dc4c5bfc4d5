import { exitCodes } from './exit-codes.js'

/**
 * Gives `work` a signal that the first Ctrl-C (or SIGTERM) aborts, so that it can save and end
 * well. The second one stops the process at once.
 */
export const withInterrupts = async <T>(
  onFirst: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted)
    controller.abort()
    onFirst()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}
