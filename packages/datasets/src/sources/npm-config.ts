/// <reference path="./npm-modules.d.ts" />
import { dirname, join } from 'node:path'
import { reasonOf } from '../cache/file-errors.js'
import { datasetsError } from '../errors.js'

/** The user's npm settings in the form in which npm's own libraries take them. */
export interface NpmSettings {
  readonly registry: string
  readonly [option: string]: unknown
}

/**
 * Reads the user's npm configuration with npm's own reader: registry, credentials, proxy,
 * certificates, from the environment, the project's, the user's and the global .npmrc.
 *
 * @throws `datasets/npm-config`
 */
export const npmSettings = async ({
  cwd,
  env,
}: {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}): Promise<NpmSettings> => {
  try {
    const [{ default: Config }, { default: table }] = await Promise.all([
      import('@npmcli/config'),
      import('@npmcli/config/lib/definitions/index.js'),
    ])
    const prefix = dirname(dirname(process.execPath))
    const npmPath =
      process.platform === 'win32'
        ? join(dirname(process.execPath), 'node_modules', 'npm')
        : join(prefix, 'lib', 'node_modules', 'npm')
    const config = new Config({
      ...table,
      npmPath,
      cwd,
      // A copy: the reader writes npm_config_* variables back.
      env: { ...env },
      argv: [],
      warn: false,
    })
    await config.load()
    return config.flat
  } catch (error) {
    throw datasetsError('datasets/npm-config', { reason: reasonOf(error) }, { cause: error })
  }
}
