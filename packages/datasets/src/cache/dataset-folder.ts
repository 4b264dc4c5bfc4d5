import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFile } from '../definition.js'
import { asFileError, hasCode } from './file-errors.js'

/** Where one version of one data set lies. Dots keep our own entries apart from data files. */
export interface DatasetFolder {
  /** Holds the data files under their published names. */
  readonly path: string
  /** Downloads that are not finished. */
  readonly partial: string
  /** What was unpacked from data files, to be read from. */
  readonly unpacked: string
  /** The folder whose existence is the lock. */
  readonly lock: string
}

/** The places inside the folder of one version of one data set. */
export const placesIn = (path: string): DatasetFolder => ({
  path,
  partial: join(path, '.partial'),
  unpacked: join(path, '.unpacked'),
  lock: join(path, '.lock'),
})

/** The places inside `cache` for version `version` of the data set `name`. */
export const datasetFolder = (
  cache: string,
  { name, version }: { readonly name: string; readonly version: string },
): DatasetFolder => placesIn(join(cache, name, version))

export interface WrongFile {
  readonly file: DataFile
  readonly path: string
  /** `undefined`: there is no such file. */
  readonly bytes: number | undefined
}

/** The files that are missing or of the wrong size. Does not read them, so it takes no time. */
export const wrongFiles = async (
  folder: string,
  files: readonly DataFile[],
): Promise<readonly WrongFile[]> => {
  const found = await Promise.all(
    files.map(async (file): Promise<WrongFile> => {
      const path = join(folder, file.name)
      try {
        const entry = await stat(path)
        return { file, path, bytes: entry.isFile() ? entry.size : -1 }
      } catch (error) {
        if (hasCode(error, 'ENOENT', 'ENOTDIR')) return { file, path, bytes: undefined }
        throw asFileError(error, path)
      }
    }),
  )
  return found.filter(({ file, bytes }) => bytes !== file.bytes)
}

export interface DamagedFile {
  readonly file: DataFile
  readonly path: string
  readonly sha256: string
}

/** The files that are there with the right size but the wrong bytes. Reads all of them. */
export const damagedFiles = async (
  folder: string,
  files: readonly DataFile[],
  signal: AbortSignal,
): Promise<readonly DamagedFile[]> => {
  const missing = new Set((await wrongFiles(folder, files)).map(({ file }) => file))
  const damaged: DamagedFile[] = []
  for (const file of files.filter((each) => !missing.has(each))) {
    const path = join(folder, file.name)
    const hash = createHash('sha256')
    try {
      for await (const chunk of createReadStream(path, { signal })) hash.update(chunk)
    } catch (error) {
      signal.throwIfAborted()
      throw asFileError(error, path)
    }
    const sha256 = hash.digest('hex')
    if (sha256 !== file.sha256) damaged.push({ file, path, sha256 })
  }
  return damaged
}
