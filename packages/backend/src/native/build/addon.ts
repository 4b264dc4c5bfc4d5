import { execFile } from 'node:child_process'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { EngineFolder } from '../disk/engine-folder.js'
import { asFileError } from '../disk/file-errors.js'
import { nativeError } from '../errors.js'
import { type Compiler, compilerReason } from './compiler.js'

const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2']

/**
 * Compiles tfjs-node's addon against the libraries of the wheel. It finds them by a path that is
 * relative to itself, so the folder may be moved.
 *
 * @param headers the folder of node-api-headers
 * @throws 'backend/native-compile-failed'
 */
export const buildAddon = async (
  { script, site, partial, addon }: EngineFolder,
  headers: string,
  { command, args }: Compiler,
  signal: AbortSignal,
): Promise<void> => {
  const sources = join(script, 'binding')
  const staged = join(partial, 'tfjs_binding.node')
  try {
    const files = (await readdir(sources)).filter((name) => name.endsWith('.cc')).sort()
    await promisify(execFile)(
      command,
      [
        ...args,
        ...['-std=c++17', '-O2', '-fPIC', '-shared', '-w', '-DNAPI_VERSION=8'],
        ...['-I', join(headers, 'include'), '-I', join(site, 'tensorflow', 'include')],
        ...files.map((name) => join(sources, name)),
        ...['-o', staged, `-L${join(site, 'tensorflow')}`],
        ...libraries.map((name) => `-l:${name}`),
        '-Wl,-rpath,$ORIGIN/../site/tensorflow',
      ],
      { signal, maxBuffer: 2 ** 24 },
    )
    await rename(staged, addon)
  } catch (error) {
    signal.throwIfAborted()
    await rm(staged, { force: true })
    const { stderr } = error as { stderr?: string }
    if (stderr === undefined) throw asFileError(error, addon)
    const details = { compiler: command, reason: compilerReason(stderr) }
    throw nativeError('backend/native-compile-failed', details, { cause: error })
  }
}

/**
 * Loads the addon in a process of its own: a processor without AVX would end this one.
 *
 * @returns the version of TensorFlow that it tells
 * @throws 'backend/native-does-not-load'
 */
export const tryAddon = async (
  { addon, path }: EngineFolder,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string> => {
  const script = 'process.stdout.write(String(require(process.argv[1]).TF_Version))'
  const { NODE_OPTIONS: _, ...clean } = env
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script, addon], {
      env: { ...clean, TF_CPP_MIN_LOG_LEVEL: '3' },
      signal,
    })
    return stdout
  } catch (error) {
    signal.throwIfAborted()
    const { stderr = '', signal: killed } = error as { stderr?: string; signal?: string | null }
    const said = /^.*Error: (.*)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1)
    const reason = killed ? `the process ended with ${killed}` : said || String(error)
    throw nativeError('backend/native-does-not-load', { path, reason }, { cause: error })
  }
}
