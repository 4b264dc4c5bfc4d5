import { exitCodes } from './exit-codes.js'

/**
 * npm and npx repeat a Ctrl-C to the command where `sh` is bash (macOS, Fedora): the terminal's own
 * and theirs arrive within a moment and are one.
 */
const echoMs = 250

/** Ctrl-C ended work that had nothing to hand over. */
export class Interrupted extends Error {}

/**
 * Gives `work` a signal that the first Ctrl-C (or SIGTERM) aborts, so that it can save and end
 * well. The second one stops the process at once.
 *
 * @throws {@link Interrupted} where the work gave up because of the signal.
 */
export const withInterrupts = async <T>(
  onFirst: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const controller = new AbortController()
  let firstMs = 0
  const interrupt = () => {
    if (controller.signal.aborted) {
      if (performance.now() - firstMs > echoMs) process.exit(exitCodes.interrupted)
      return
    }
    firstMs = performance.now()
    controller.abort()
    onFirst()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    return await work(controller.signal)
  } catch (error) {
    if (controller.signal.aborted && error instanceof Error && error.name === 'AbortError') {
      throw new Interrupted(error.message, { cause: error })
    }
    throw error
  } finally {
    // A second Ctrl-C may come while the process ends after the first: it ends it in the same way.
    if (!controller.signal.aborted) {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
    }
  }
}

/**
 * Does work that takes no signal and has nothing to hand over: Ctrl-C leaves it behind at once.
 *
 * @throws {@link Interrupted}
 */
export const untilInterrupted = <T>(work: () => Promise<T>): Promise<T> =>
  withInterrupts(
    () => {},
    (signal) =>
      new Promise<T>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Interrupted()))
        work().then(resolve, reject)
      }),
  )
