import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
import { datasetFolder } from './cache/dataset-folder.js'
import { asFileError, hasCode } from './cache/file-errors.js'
import { definitionOf } from './catalog.js'
import type { DataFile } from './definition.js'
import type { DatasetName } from './infos.js'
import { type VerifyEvent, verifyFiles } from './verify-files.js'

export interface VerifyOptions extends CacheOptions {
  readonly signal?: AbortSignal | undefined
}

async function* hashAt(
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<number, string | null, undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, signal })) {
      hash.update(chunk)
      yield chunk.length
    }
    return hash.digest('hex')
  } catch (error) {
    signal?.throwIfAborted()
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw asFileError(error, path)
  }
}

/**
 * Reads the cached files of a data set and compares their sha256 with the published ones. Changes
 * nothing.
 *
 * @throws `datasets/unknown-dataset`, or the reason of `signal`
 *
 * @example
 * ```ts
 * for await (const event of verify('mnist')) {
 *   if (event.type === 'result') console.log(event.ok)
 * }
 * ```
 */
export const verify = (
  name: DatasetName,
  { signal, ...options }: VerifyOptions = {},
): AsyncGenerator<VerifyEvent, void, undefined> => {
  const { info, files } = definitionOf(name)
  const { path } = datasetFolder(cacheFolder(options), info)
  const pathOf = (file: DataFile) => join(path, file.name)
  const hashOf = (file: DataFile) => hashAt(pathOf(file), signal)
  return verifyFiles(info.name, files, { path, pathOf, hashOf, signal })
}
