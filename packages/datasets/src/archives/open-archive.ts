import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type DatasetFolder, placesIn } from '../cache/dataset-folder.js'
import { asFileError, hasCode, reasonOf } from '../cache/file-errors.js'
import { takeLock } from '../cache/lock.js'
import { makeFolder } from '../cache/make-folder.js'
import { putInPlace } from '../cache/put-in-place.js'
import { openBytes } from '../content/open-bytes.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { type TarEntry, tarEntries } from './tar-entries.js'

/** An archive in the cache: the name of its file, and how much may come out of it. */
export interface ArchiveFile {
  readonly name: string
  /** Of the tar; a bomb ends there. */
  readonly limitBytes: number
  readonly limitEntries: number
}

/** Files in an archive, each read when it is asked for. */
export interface Archive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** @throws `datasets/missing-in-archive`, `datasets/too-large`, or the reason of the signal */
  read(name: string): Promise<Uint8Array>
  /** The same as UTF-8. */
  readText(name: string): Promise<string>
}

type Entries = ReadonlyMap<string, TarEntry>

/** More than any image or list here has. */
const limitEntryBytes = 2 ** 26

const listTar = async (
  path: string,
  { name: title, limitEntries }: ArchiveFile,
  signal: AbortSignal | undefined,
): Promise<Entries> => {
  const source = await openBytes(path, signal)
  try {
    return await tarEntries(source, { title, limitEntries })
  } catch (error) {
    throw asFileError(error, path)
  } finally {
    await source.close()
  }
}

/** Inflates `from` into the new file `to`. */
const inflate = async (
  from: string,
  to: string,
  { name: file, limitBytes }: ArchiveFile,
  signal: AbortSignal,
): Promise<void> => {
  const handle = await open(to, 'wx')
  try {
    const content = createGunzip({ chunkSize: 2 ** 18 })
    const flowing = pipeline(createReadStream(from), content, { signal })
    // It fails when the loop below stops early; the loop's own error is the one to tell.
    flowing.catch(() => {})
    let bytes = 0
    for await (const chunk of content) {
      bytes += chunk.length
      if (bytes > limitBytes) throw datasetsError('datasets/too-large', { file, limitBytes })
      await handle.appendFile(chunk)
    }
    await flowing
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes the tar beside the archive and lists it. Another process that wants it waits; one that was
 * killed leaves only a file under a name of its own, which the next one removes.
 */
const unpack = async (
  folder: DatasetFolder,
  file: ArchiveFile,
  outer: AbortSignal | undefined,
): Promise<Entries> => {
  const tar = join(folder.unpacked, `${file.name}.tar`)
  const staged = `${tar}.${randomUUID()}.tmp`
  const archive = join(folder.path, file.name)
  const patience = outer ?? new AbortController().signal
  const lock = await takeLock(folder, { signal: patience, onWait: () => {} })
  const signal = AbortSignal.any([patience, lock.signal])
  try {
    const done = await findTar(tar, file, signal)
    if (done) return done
    await makeFolder(folder.unpacked)
    for (const name of await readdir(folder.unpacked)) {
      if (name.endsWith('.tmp')) await rm(join(folder.unpacked, name), { force: true })
    }
    await inflate(archive, staged, file, signal)
    const entries = await listTar(staged, file, signal)
    await putInPlace(staged, tar)
    return entries
  } catch (error) {
    signal.throwIfAborted()
    if (hasCode(error, 'Z_DATA_ERROR', 'Z_BUF_ERROR')) {
      const details = { file: file.name, reason: reasonOf(error) }
      throw datasetsError('datasets/broken-gzip', details, { cause: error })
    }
    throw asFileError(error, staged, file.limitBytes)
  } finally {
    await rm(staged, { force: true })
    await lock.release()
  }
}

/** What is in the tar, if there is one and it can be read. */
const findTar = async (
  tar: string,
  file: ArchiveFile,
  signal: AbortSignal | undefined,
): Promise<Entries | undefined> => {
  try {
    return await listTar(tar, file, signal)
  } catch (error) {
    const isAbsent =
      isDatasetsError(error, 'datasets/file-system') && hasCode(error.cause, 'ENOENT')
    // Damaged since: its headers had been read to the end before it got its name.
    if (isAbsent || isDatasetsError(error, 'datasets/broken-archive')) return undefined
    throw error
  }
}

/**
 * Opens a compressed tar of a data set for reading here and there. The first time it is inflated,
 * into a folder of its own inside the data set's, because gzip can only be read from its start; after
 * that nothing but headers is read, and the disk may be read-only.
 *
 * @param path the folder of the data set
 * @throws `datasets/broken-gzip`, `datasets/broken-archive`, `datasets/too-large`,
 * `datasets/disk-full` and its like, or the reason of `signal`
 */
export const openArchive = async (
  path: string,
  file: ArchiveFile,
  signal?: AbortSignal,
): Promise<Archive> => {
  const folder = placesIn(path)
  const tar = join(folder.unpacked, `${file.name}.tar`)
  const entries = (await findTar(tar, file, signal)) ?? (await unpack(folder, file, signal))

  const read = async (name: string): Promise<Uint8Array> => {
    signal?.throwIfAborted()
    const entry = entries.get(name)
    if (!entry) {
      throw datasetsError('datasets/missing-in-archive', { packageName: file.name, file: name })
    }
    if (entry.bytes > limitEntryBytes) {
      throw datasetsError('datasets/too-large', { file: name, limitBytes: limitEntryBytes })
    }
    // Opened for each: nobody closes a data set.
    const source = await openBytes(tar, signal)
    try {
      const bytes = new Uint8Array(entry.bytes)
      if ((await source.read(bytes, entry.position)) < bytes.length) {
        const reason = `it was cut off within ${JSON.stringify(name)}`
        throw datasetsError('datasets/broken-archive', { packageName: file.name, reason })
      }
      return bytes
    } catch (error) {
      throw asFileError(error, tar)
    } finally {
      await source.close()
    }
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    readText: async (name) => new TextDecoder().decode(await read(name)),
  }
}
