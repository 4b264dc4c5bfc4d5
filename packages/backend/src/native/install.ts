import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAddon, tryAddon } from './build/addon.js'
import { findCompiler } from './build/compiler.js'
import { type EngineFolder, engineFolder, nativeFolder } from './disk/engine-folder.js'
import { asFileError } from './disk/file-errors.js'
import { takeLock } from './disk/lock.js'
import { readManifest, writeManifest } from './disk/manifest.js'
import { bytesIn, missingMembers } from './disk/whole.js'
import { nativeError } from './errors.js'
import type { NativeEvent } from './events.js'
import { httpClient } from './http/client.js'
import { fetchPackage } from './npm/fetch-package.js'
import { findWheel } from './pip/find-wheel.js'
import { pipSettings } from './pip/settings.js'
import type { Recipe } from './recipes/recipe.js'
import { fetchWheel } from './wheel/fetch-wheel.js'

export interface InstallOptions {
  readonly cacheFolder?: string | undefined
  readonly cwd?: string | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
  /** The user's home, where pip.conf and .netrc lie. */
  readonly home?: string | undefined
  /** How long a server may send nothing. Default: 30 seconds. */
  readonly stallMs?: number | undefined
}

type Report = (event: NativeEvent) => void

/** Stands in for a package that tfjs-node imports; whoever loads the engine puts the real one in. */
const standIn = "throw new Error('This engine is loaded by bind() of @firstgrad/backend only.')\n"

const makeRoom = async ({ partial, path }: EngineFolder, neededBytes: number): Promise<void> => {
  try {
    await mkdir(partial, { recursive: true })
    // Left behind by a process that was killed; the lock says that no other one writes here now.
    for (const name of await readdir(partial))
      if (name.endsWith('.tmp') || name.startsWith('npm-'))
        await rm(join(partial, name), { recursive: true, force: true })
  } catch (error) {
    throw asFileError(error, partial, neededBytes)
  }
  // Some disks cannot tell; then writing will show.
  const disk = await statfs(partial).catch(() => undefined)
  if (disk && disk.blocks > 0 && disk.bavail * disk.bsize < neededBytes)
    throw nativeError('backend/native-disk-full', { path, neededBytes })
}

/** The libraries and headers that are not here yet, out of their wheels. */
export const bringWheels = async (
  recipe: Recipe,
  folder: EngineFolder,
  { env = process.env, home, stallMs }: InstallOptions,
  report: Report,
  signal: AbortSignal,
): Promise<void> => {
  const settings = await pipSettings({ env, ...(home !== undefined && { home }) })
  const client = await httpClient(settings, { env, stallMs })
  try {
    for (const wheel of recipe.wheels) {
      const missing = await missingMembers(folder, wheel.members, signal)
      if (missing.length === 0) continue
      const url = await findWheel(wheel, settings.indexes, client, signal)
      const remote = { url, bytes: wheel.bytes, client, signal }
      await fetchWheel(remote, wheel, missing, { folder, report, signal })
    }
  } finally {
    await client.close()
  }
}

/** tfjs-node's JavaScript and the stand-ins that lead its imports to the caller's own tfjs-core. */
const bringScript = async (
  recipe: Recipe,
  folder: EngineFolder,
  headers: string,
  { cwd = process.cwd(), env = process.env }: InstallOptions,
  report: Report,
  signal: AbortSignal,
): Promise<void> => {
  const { script, partial } = folder
  const work = { cwd, env, partial, signal, report }
  await fetchPackage(recipe.tfjsNode, script, work)
  await fetchPackage(recipe.nodeHeaders, headers, work)
  try {
    for (const name of ['tfjs', 'tfjs-core']) {
      const stand = join(script, 'node_modules', '@tensorflow', name)
      await mkdir(stand, { recursive: true })
      await writeFile(join(stand, 'index.js'), standIn)
    }
    // Only TensorBoard's histograms and saved models of tfjs-node's own would need google-protobuf.
    await mkdir(join(script, 'dist', 'proto'), { recursive: true })
    await writeFile(join(script, 'dist', 'proto', 'api_pb.js'), 'module.exports = {}\n')
  } catch (error) {
    throw asFileError(error, script)
  }
}

/** True if everything of an engine is here, as published, and loads. */
const isWhole = async (
  { wheels }: Recipe,
  folder: EngineFolder,
  { env = process.env }: InstallOptions,
  signal: AbortSignal,
): Promise<boolean> => {
  if (!(await readManifest(folder))) return false
  for (const { members } of wheels)
    if ((await missingMembers(folder, members, signal)).length > 0) return false
  const loads = await tryAddon(folder, env, signal).catch(() => signal.throwIfAborted())
  return loads !== undefined
}

/**
 * Makes sure that the cache holds an engine, whole and able to load.
 *
 * What is there and as published is kept; the rest is fetched and built. The manifest is written
 * last, so that an engine that is not whole is never loaded.
 */
export const install = async (
  recipe: Recipe,
  options: InstallOptions,
  report: Report,
  caller: AbortSignal,
): Promise<void> => {
  const { env = process.env } = options
  const folder = engineFolder(nativeFolder({ env, cacheFolder: options.cacheFolder }), recipe.id)
  const { path, manifest, partial } = folder
  const { engine, tensorflow } = recipe
  const done = async (already: boolean) =>
    report({ type: 'done', engine, tensorflow, path, bytes: await bytesIn(path), already })

  // No lock for what is whole already: it may lie on a disk that cannot be written to.
  if (await isWhole(recipe, folder, options, caller)) return done(true)
  // Looked for before anything is fetched.
  const compiler = await findCompiler(env, caller)

  const lock = await takeLock(path, {
    signal: caller,
    onWait: () => report({ type: 'waiting', path }),
  })
  const signal = AbortSignal.any([caller, lock.signal])
  try {
    // Another process may have been at it meanwhile.
    if (await isWhole(recipe, folder, options, signal)) return await done(true)
    await rm(manifest, { force: true }).catch((error) => {
      throw asFileError(error, manifest)
    })
    const members = recipe.wheels.flatMap((wheel) => wheel.members)
    const missing = await missingMembers(folder, members, signal)
    const largest = Math.max(0, ...missing.map(({ bytes }) => bytes))
    await makeRoom(folder, missing.reduce((sum, { bytes }) => sum + bytes, 0) + largest / 2)

    const headers = join(partial, 'node-api-headers')
    await bringWheels(recipe, folder, options, report, signal)
    await bringScript(recipe, folder, headers, options, report, signal)
    report({ type: 'compile', compiler: compiler.command })
    await buildAddon(folder, headers, compiler, signal)
    await tryAddon(folder, env, signal)
    await rm(partial, { recursive: true, force: true })
    await writeManifest(folder, { engine, tensorflow })
    await done(false)
  } finally {
    await lock.release()
  }
}
