import { SetupFailure } from './failure.mjs'
import { install } from './install.mjs'
import { say } from './notice.mjs'
import { words } from './words/index.mjs'

/** @param {() => Promise<void>} work */
const interruptible = async (work) => {
  const stop = () => {
    say('setup/interrupted', {})
    process.exit(130)
  }
  process.once('SIGINT', stop)
  try {
    await work()
  } finally {
    process.off('SIGINT', stop)
  }
}

/**
 * Set-up: installs what is missing, then does the work given (the build); where that cannot be
 * done it says why, what to do about it, and ends the process.
 *
 * @param {string} root
 * @param {() => Promise<void>} [andThen]
 */
export const prepare = async (root, andThen) => {
  try {
    await interruptible(async () => {
      await install(root)
      await andThen?.()
    })
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    process.stderr.write(`\n${words(error.code, /** @type {any} */ (error.details))}\n`)
    process.exit(1)
  }
}
