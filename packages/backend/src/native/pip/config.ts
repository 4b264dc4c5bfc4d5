import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { hasCode, reasonOf } from '../disk/file-errors.js'
import { nativeError } from '../errors.js'
import { type Ini, optionName, parseIni } from './ini.js'

/** Where pip's configuration is looked for. */
export interface PipPlaces {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home?: string
  /** Folders of the whole machine, the weakest first. Default: XDG_CONFIG_DIRS, then /etc. */
  readonly machine?: readonly string[]
}

/** pip's options for `pip install`, by name (`index-url`), as written. */
export type PipOptions = Readonly<Record<string, string>>

/** The files that pip reads on Linux, the weakest first. */
const filesOf = ({ env, home = homedir(), machine }: PipPlaces): string[] => {
  const configured = env.PIP_CONFIG_FILE
  const xdgDirs = (env.XDG_CONFIG_DIRS || '/etc/xdg').split(':').filter(Boolean)
  const global = machine?.map((folder) => join(folder, 'pip.conf')) ?? [
    ...xdgDirs.map((folder) => join(folder, 'pip', 'pip.conf')),
    '/etc/pip.conf',
  ]
  const user = [
    join(home, '.pip', 'pip.conf'),
    join(env.XDG_CONFIG_HOME || join(home, '.config'), 'pip', 'pip.conf'),
  ]
  const site = env.VIRTUAL_ENV ? [join(env.VIRTUAL_ENV, 'pip.conf')] : []
  // With a file of the user's choice pip leaves the user's own out, and with /dev/null all files.
  if (configured === '/dev/null') return []
  return configured ? [...global, ...site, configured] : [...global, ...user, ...site]
}

const read = async (path: string): Promise<Ini> => {
  try {
    return parseIni(await readFile(path, 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return {}
    throw nativeError('backend/native-pip-config', { path, reason: reasonOf(error) })
  }
}

/**
 * pip's options as `pip install` would see them: files of the machine, the user and the virtual
 * environment, each stronger than the one before; `[install]` over `[global]`; variables over all.
 *
 * @throws 'backend/native-pip-config' for a file that cannot be read
 */
export const pipOptions = async (places: PipPlaces): Promise<PipOptions> => {
  const files = await Promise.all(filesOf(places).map(read))
  const section = (name: string) => Object.assign({}, ...files.map((file) => file[name]))
  const variables = Object.entries(places.env)
    .filter(([name, value]) => /^PIP_/i.test(name) && value)
    .map(([name, value]) => [optionName(name.slice(4)), value])
  return { ...section('global'), ...section('install'), ...Object.fromEntries(variables) }
}
