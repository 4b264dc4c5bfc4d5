import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { failureOf, isOfTheNetwork } from './failure.mjs'
import { progress, say } from './notice.mjs'
import { findNpx } from './npx.mjs'
import { isInstalled, removeStamp, writeStamp } from './stamp.mjs'

/** The exact pnpm of the repository, for instance 'pnpm@10.34.9'. */
const packageManagerOf = (/** @type {string} */ root) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager

/**
 * A reader without a network learns it in seconds, not in the minutes of npm's defaults; and our
 * own npm's `--silent` must not hide what went wrong.
 */
const environmentOf = (/** @type {Readonly<NodeJS.ProcessEnv>} */ environment) => ({
  npm_config_fetch_retries: '3',
  npm_config_fetch_retry_mintimeout: '2000',
  npm_config_fetch_retry_maxtimeout: '10000',
  ...environment,
  npm_config_loglevel: 'http',
  npm_config_confirm_modules_purge: 'false',
  npm_config_update_notifier: 'false',
})

/** Reads one line of pnpm's reporter: progress is said, everything else kept for a failure. */
const reader = () => {
  let resolved = 0
  let fetched = 0
  /** @type {string[]} */
  const kept = []
  return {
    text: () => kept.join('\n'),
    /** @param {string} line */
    read: (line) => {
      if (line.startsWith('npm http')) {
        const failed = /attempt \d+ failed with (\w+)/.exec(line)
        if (failed) progress('retrying', { cause: failed[1] ?? '' })
        return
      }
      if (!line.startsWith('{"')) {
        kept.push(line)
        return
      }
      const event = JSON.parse(line)
      if (event.name === 'pnpm:progress') {
        if (event.status === 'resolved') resolved += 1
        if (event.status === 'fetched' || event.status === 'found_in_store') fetched += 1
        if (fetched > 0) progress('fetching', { fetched, of: Math.max(resolved, fetched) })
      } else if (event.name === 'pnpm:request-retry') {
        const cause = event.error?.code ?? event.error?.message ?? '?'
        kept.push(cause)
        if (isOfTheNetwork(cause)) progress('retrying', { cause })
      } else if (event.name === 'pnpm:lifecycle' && event.line) {
        kept.push(event.line)
      } else if (event.level === 'error') {
        kept.push(`${event.err?.code ?? event.code ?? ''} ${event.err?.message ?? event.message}`)
      }
    },
  }
}

/**
 * Runs the frozen installation to its end.
 *
 * @param {string} root
 * @returns {Promise<{ ended: boolean, output: string }>}
 */
const runPnpm = (root) => {
  const npx = findNpx()
  const child = spawn(
    npx.command,
    [
      ...npx.args,
      '-y',
      packageManagerOf(root),
      'install',
      '--frozen-lockfile',
      '--reporter=ndjson',
    ],
    { cwd: root, env: environmentOf(process.env), stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const { read, text } = reader()
  createInterface({ input: child.stdout }).on('line', read)
  createInterface({ input: child.stderr }).on('line', read)
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(failureOf(String(error), root)))
    child.on('close', (code) => resolve({ ended: code === 0, output: text() }))
  })
}

/** Fails at once, in our own words, where the checkout cannot be written to. */
const assertWritable = (/** @type {string} */ root) => {
  try {
    // Not recursive: on a read-only disk Node then says ENOENT instead of EROFS.
    if (!existsSync(join(root, 'node_modules'))) mkdirSync(join(root, 'node_modules'))
    removeStamp(root)
  } catch (error) {
    throw failureOf(String(error), root)
  }
}

/**
 * Installs what the repository is built with, unless that has been done.
 *
 * @param {string} root
 */
export const install = async (root) => {
  if (isInstalled(root)) return
  assertWritable(root)
  const beganMs = Date.now()
  say('installing', {})
  const { ended, output } = await runPnpm(root)
  if (!ended) throw failureOf(output, root)
  try {
    writeStamp(root)
  } catch (error) {
    throw failureOf(String(error), root)
  }
  say('installed', { seconds: ((Date.now() - beganMs) / 1000).toFixed(0) })
}
