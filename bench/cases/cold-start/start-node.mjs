import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The built command, found as npm finds it: by the `bin` of its package. */
const command = () => {
  const manifest = require.resolve('firstgrad/package.json')
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.firstgrad)
}

/**
 * Starts a Node, waits until it has ended, and tells how.
 *
 * @param {readonly string[]} args
 */
export const startNode = (args) => () => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  return { exitCode: status }
}

/** @param {readonly string[]} args */
export const startCommand = (args) => startNode([command(), ...args])
