import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface CacheOptions {
  /** Where firstgrad keeps what it fetched. Default: FIRSTGRAD_CACHE, else the system's cache. */
  readonly cacheFolder?: string | undefined
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
}

/** The folder of all native engines. Looked up at each call, so that a changed variable counts. */
export const nativeFolder = ({ cacheFolder, env = process.env }: CacheOptions = {}): string => {
  const chosen = cacheFolder ?? (env.FIRSTGRAD_CACHE || undefined)
  if (chosen !== undefined) return join(resolve(chosen), 'native')
  // A relative XDG_CACHE_HOME is to be ignored, says the XDG Base Directory Specification.
  const xdg = env.XDG_CACHE_HOME
  const cache = xdg?.startsWith('/') ? xdg : join(homedir(), '.cache')
  return join(cache, 'firstgrad', 'native')
}

/** Where one engine lies. Names with a dot are work in progress. */
export interface EngineFolder {
  readonly path: string
  /** What is not finished; it outlives the process. */
  readonly partial: string
  /** Files out of wheels, as they lie there: the libraries look for each other by these paths. */
  readonly site: string
  /** tfjs-node, and the stand-ins for what it imports. */
  readonly script: string
  readonly addon: string
  /** Written last: what has it is whole. */
  readonly manifest: string
}

export const engineFolder = (native: string, id: string): EngineFolder => {
  const path = join(native, id)
  return {
    path,
    partial: join(path, '.partial'),
    site: join(path, 'site'),
    script: join(path, 'script'),
    addon: join(path, 'script', 'tfjs_binding.node'),
    manifest: join(path, 'installed.json'),
  }
}
