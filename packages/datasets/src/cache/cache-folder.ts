import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import { checkText } from '../check-option.js'

export interface CacheOptions {
  /** Where data sets are kept. Default: FIRSTGRAD_DATA_DIR, else the system's cache folder; not in a page. */
  readonly cacheDir?: string | undefined
}

interface Machine {
  /** As `process.platform` names it. */
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: () => string
  readonly cwd: () => string
}

const systemCache = ({ platform, env, home }: Machine): string => {
  if (platform === 'win32') {
    return win32.join(
      env.LOCALAPPDATA || win32.join(home(), 'AppData', 'Local'),
      'firstgrad',
      'Cache',
    )
  }
  if (platform === 'darwin') return posix.join(home(), 'Library', 'Caches', 'firstgrad')
  // A relative XDG_CACHE_HOME is to be ignored, says the XDG Base Directory Specification.
  const xdg = env.XDG_CACHE_HOME
  return posix.join(xdg?.startsWith('/') ? xdg : posix.join(home(), '.cache'), 'firstgrad')
}

/**
 * The folder that holds all data sets: the option, else FIRSTGRAD_DATA_DIR, else the cache folder of
 * the operating system. Looked up at each call, so that a change of the environment counts.
 */
export const cacheFolder = (
  { cacheDir }: CacheOptions = {},
  machine: Machine = {
    platform: process.platform,
    env: process.env,
    home: homedir,
    cwd: process.cwd,
  },
): string => {
  checkText('cacheDir', cacheDir)
  const { resolve, join } = machine.platform === 'win32' ? win32 : posix
  const chosen = cacheDir ?? (machine.env.FIRSTGRAD_DATA_DIR || undefined)
  return chosen === undefined
    ? join(systemCache(machine), 'datasets')
    : resolve(machine.cwd(), chosen)
}
