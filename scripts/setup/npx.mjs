import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { SetupFailure } from './failure.mjs'

/**
 * How to start npx: by the npm that started us, beside this Node, or from PATH.
 *
 * Started as a JavaScript file, no shell and no .cmd wrapper is needed on Windows.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} nodePath
 * @returns {{ command: string, args: string[] }}
 */
export const findNpx = (environment = process.env, nodePath = process.execPath) => {
  const byNode = dirname(nodePath)
  const script = [
    environment.npm_execpath && join(dirname(environment.npm_execpath), 'npx-cli.js'),
    join(byNode, 'node_modules/npm/bin/npx-cli.js'),
    join(byNode, '../lib/node_modules/npm/bin/npx-cli.js'),
  ].find((path) => path && existsSync(path))
  if (script) return { command: nodePath, args: [script] }
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'npx'))
    .find((path) => existsSync(path))
  if (onPath) return { command: onPath, args: [] }
  throw new SetupFailure('setup/npx-missing', {})
}
