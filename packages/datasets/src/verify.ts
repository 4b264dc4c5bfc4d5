import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
import { datasetFolder } from './cache/dataset-folder.js'
import { asFileError, hasCode } from './cache/file-errors.js'
import { definitionOf } from './catalog.js'
import type { DataFile } from './definition.js'
import type { DatasetName } from './infos.js'

/** What {@link verify} says while it works; the last event is the result. */
export type VerifyEvent =
  | {
      readonly type: 'progress'
      readonly name: string
      readonly readBytes: number
      readonly totalBytes: number
    }
  | { readonly type: 'file'; readonly name: string; readonly file: FileVerdict }
  | {
      readonly type: 'result'
      readonly name: string
      readonly path: string
      /** True if every file is the published one, byte for byte. */
      readonly ok: boolean
      readonly files: readonly FileVerdict[]
    }

export interface FileVerdict {
  readonly file: string
  readonly path: string
  readonly state: 'whole' | 'missing' | 'damaged'
  readonly expectedSha256: string
  /** `null` if the file is missing. */
  readonly receivedSha256: string | null
}

export interface VerifyOptions extends CacheOptions {
  readonly signal?: AbortSignal | undefined
}

async function* hashOf(
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

async function* verifyFiles(
  name: string,
  path: string,
  files: readonly DataFile[],
  signal: AbortSignal | undefined,
): AsyncGenerator<VerifyEvent, void, undefined> {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const verdicts: FileVerdict[] = []
  let readBytes = 0
  for (const { name: fileName, sha256: expectedSha256 } of files) {
    signal?.throwIfAborted()
    const filePath = join(path, fileName)
    const hashing = hashOf(filePath, signal)
    let step = await hashing.next()
    for (; !step.done; step = await hashing.next()) {
      readBytes += step.value
      yield { type: 'progress', name, readBytes, totalBytes }
    }
    const receivedSha256 = step.value
    const state =
      receivedSha256 === null ? 'missing' : receivedSha256 === expectedSha256 ? 'whole' : 'damaged'
    const file = { file: fileName, path: filePath, state, expectedSha256, receivedSha256 } as const
    verdicts.push(file)
    yield { type: 'file', name, file }
  }
  const ok = verdicts.every(({ state }) => state === 'whole')
  yield { type: 'result', name, path, ok, files: verdicts }
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
  return verifyFiles(info.name, path, files, signal)
}
