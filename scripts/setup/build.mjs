import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { lastLines, SetupFailure } from './failure.mjs'
import { say } from './notice.mjs'

/** What takes longer than this is worth a word. */
const noticeableMs = 1_000

/** turbo looks for the package manager on PATH, and we install it as a devDependency. */
export const toolEnvironment = (/** @type {string} */ root) => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
})

/** Where turbo keeps its program: a JavaScript file that Node runs on every system. */
export const turboScript = (/** @type {string} */ root) =>
  join(root, 'node_modules/turbo/bin/turbo')

/**
 * Builds packages through turbo's cache; unchanged ones cost a fraction of a second.
 *
 * @param {string} root
 * @param {{ filters?: readonly string[], what?: 'code' | 'code and types' }} [options] `filters`
 *   are names of packages, for instance ['firstgrad...']; all without them
 */
export const build = async (root, { filters = [], what = 'code and types' } = {}) => {
  const beganMs = Date.now()
  const child = spawn(
    process.execPath,
    [
      turboScript(root),
      'run',
      'build',
      '--output-logs=errors-only',
      ...filters.map((filter) => `--filter=${filter}`),
    ],
    {
      cwd: root,
      env: { ...toolEnvironment(root), FIRSTGRAD_BUILD: what },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const keep = (/** @type {Buffer} */ data) => {
    output += data
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  let said = false
  const timer = setTimeout(() => {
    said = true
    say('building', {})
  }, noticeableMs)
  const exitCode = await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  if (exitCode !== 0) throw new SetupFailure('setup/build-failed', { cause: lastLines(output, 40) })
  if (said) say('built', { seconds: ((Date.now() - beganMs) / 1000).toFixed(0) })
}
