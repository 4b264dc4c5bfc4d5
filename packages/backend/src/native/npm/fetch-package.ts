import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { asFileError, hasCode, reasonOf } from '../disk/file-errors.js'
import { isNativeError, nativeError } from '../errors.js'
import type { NativeEvent } from '../events.js'
import type { NpmPackage } from '../recipes/recipe.js'

export interface PackageWork {
  /** Where packages are looked for and whose .npmrc counts. */
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly partial: string
  readonly signal: AbortSignal
  readonly report: (event: NativeEvent) => void
}

/** The folder of a package that the user's project, or a folder above, has in this very version. */
const inProject = async ({ name, version }: NpmPackage, cwd: string) => {
  for (let at = resolve(cwd); ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    try {
      const found: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
      // A link, as pnpm makes them, is followed.
      if ((found as { version?: unknown }).version === version) return await realpath(folder)
    } catch {
      // Not here; the folder above may have it.
    }
    if (dirname(at) === at) return undefined
  }
}

/** The lines in which npm says what is wrong, without its advice about log files. */
const npmReason = (stderr: string): string => {
  const lines = stderr
    .split('\n')
    .map((line) => /^npm (?:error|ERR!) (.*)$/.exec(line)?.[1]?.trim())
    .filter((line) => line && !/complete log|^A complete/.test(line))
  return reasonOf(new Error(lines.slice(0, 3).join('; ') || stderr.trim().slice(0, 200)))
}

/** Lets npm itself fetch the tarball: it knows the user's registry, login, proxy and certificates. */
const pack = async (
  { name, version }: NpmPackage,
  to: string,
  { cwd, env, signal }: PackageWork,
): Promise<string> => {
  const spec = `${name}@${version}`
  const args = ['pack', spec, '--pack-destination', to, '--ignore-scripts', '--loglevel=error']
  try {
    await promisify(execFile)('npm', args, { cwd, env, signal })
  } catch (error) {
    signal.throwIfAborted()
    if (hasCode(error, 'ENOENT')) throw nativeError('backend/native-no-npm', { name: spec })
    const reason = npmReason((error as { stderr?: string }).stderr ?? '')
    throw nativeError('backend/native-npm', { name: spec, reason }, { cause: error })
  }
  const [file] = await readdir(to)
  if (file === undefined)
    throw nativeError('backend/native-npm', { name: spec, reason: 'it wrote no file' })
  return join(to, file)
}

const unpack = async (tarball: string, pinned: NpmPackage, to: string): Promise<void> => {
  const { extract } = await import('tar')
  const file = `${pinned.name}@${pinned.version}`
  const digest = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')
  const received = `sha512-${digest}`
  if (received !== pinned.integrity) {
    const details = { file, expected: pinned.integrity, received }
    throw nativeError('backend/native-checksum-mismatch', details)
  }
  await extract({ file: tarball, cwd: to, strip: 1, strict: true })
}

/**
 * Puts a package of npm into `to`: from the user's project if it is installed there, scripts run or
 * not, else from the user's registry.
 *
 * @throws 'backend/native-npm', 'backend/native-no-npm', 'backend/native-checksum-mismatch', of the
 * disk
 */
export const fetchPackage = async (
  pinned: NpmPackage,
  to: string,
  work: PackageWork,
): Promise<void> => {
  const { name } = pinned
  const scratch = join(work.partial, 'npm-')
  try {
    await rm(to, { recursive: true, force: true })
    await mkdir(to, { recursive: true })
    const installed = await inProject(pinned, work.cwd)
    if (installed) {
      // Its own libraries and dependencies stay where they are.
      const filter = (path: string) =>
        !/^\/(deps|lib|node_modules)(\/|$)/.test(path.slice(installed.length))
      await cp(installed, to, { recursive: true, filter, dereference: true })
      work.report({ type: 'package', name, source: 'project' })
      return
    }
    const folder = await mkdtemp(scratch)
    try {
      await unpack(await pack(pinned, folder, work), pinned, to)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    work.report({ type: 'package', name, source: 'registry' })
  } catch (error) {
    work.signal.throwIfAborted()
    throw isNativeError(error) ? error : asFileError(error, to)
  }
}
