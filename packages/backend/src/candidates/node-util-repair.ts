import { createRequire } from 'node:module'

type Util = Record<string, unknown>

const repairs: Readonly<Record<string, (value: unknown) => boolean>> = {
  isNullOrUndefined: (value) => value === null || value === undefined,
  isArray: (value) => Array.isArray(value),
}

/**
 * Puts back two functions of `node:util` that Node 23 removed and tfjs-node 4.22 still calls
 * (https://github.com/tensorflow/tfjs/issues/8609).
 */
export const repairNodeUtil = (
  util = createRequire(import.meta.url)('node:util') as Util,
): void => {
  for (const [name, repair] of Object.entries(repairs))
    if (typeof util[name] !== 'function')
      Object.defineProperty(util, name, { value: repair, configurable: true, writable: true })
}
