import { words } from './words/index.mjs'

/** The oldest Node that firstgrad runs on: the `engines` of every package.json. */
const oldest = { major: 20, minor: 17 }

/**
 * Says what to do and sets the exit code where Node is too old.
 *
 * @param {string} found for instance '20.20.2'
 * @returns {boolean}
 */
export const nodeIsRecentEnough = (found = process.versions.node) => {
  const [major = 0, minor = 0] = found.split('.').map(Number)
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return true
  process.stderr.write(`${words('setup/node-too-old', { found: found })}\n`)
  process.exitCode = 1
  return false
}
