import { createRequire } from 'node:module'

type Util = Record<string, unknown>

const repairs: Readonly<Record<string, (value: unknown) => boolean>> = {
  isNullOrUndefined: (value) => value === null || value === undefined,
  isArray: (value) => Array.isArray(value),
}

/** From here on Node prints a warning when they are called, and from 23 on it has none. */
const firstToWarn = 22

/**
 * Puts back two functions of `node:util` that Node 23 removed and tfjs-node 4.22 still calls
 * (https://github.com/tensorflow/tfjs/issues/8609). Those of Node 22, which do the same and print a
 * warning for a reader who can do nothing about it, are replaced.
 */
export const repairNodeUtil = (
  util = createRequire(import.meta.url)('node:util') as Util,
  nodeVersion = process.versions.node,
): void => {
  const warns = Number.parseInt(nodeVersion, 10) >= firstToWarn
  for (const [name, repair] of Object.entries(repairs))
    if (warns || typeof util[name] !== 'function')
      Object.defineProperty(util, name, { value: repair, configurable: true, writable: true })
}
