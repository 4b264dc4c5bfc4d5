import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { reasonOf } from '../cache/file-errors.js'
import { stageFile } from '../cache/staged-file.js'
import type { DataArchive, DataFile } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { progressReporter } from '../events.js'
import type { Source } from '../source.js'
import type { SourceContext } from './context.js'
import { fetchAndUse } from './fetch-and-use.js'
import { httpsRequest } from './https.js'
import { npmSettings } from './npm-config.js'
import { partialFile } from './partial-file.js'
import { publicAddress } from './public-address.js'
import { unpackTarball } from './unpack-tarball.js'
import { wireForm } from './wire-form.js'

interface MirrorOptions {
  /** What the mirror holds instead of the files. */
  readonly archive?: DataArchive | undefined
  /** Of those that the data set names, not of the reader's own. */
  readonly isOfficial: boolean
}

/** Puts the file into its place from what was sent. */
const place = async (
  file: DataFile,
  path: string,
  { name, folder, signal, report }: SourceContext,
): Promise<void> => {
  const staged = await stageFile(file, folder)
  try {
    const content = file.gzip ? createGunzip() : new PassThrough()
    const flowing = pipeline(createReadStream(path), content, { signal })
    // It fails when the loop below stops early; the loop's own error is the one to tell.
    flowing.catch(() => {})
    for await (const chunk of content) await staged.write(chunk)
    await flowing
    await staged.commit()
  } catch (error) {
    signal.throwIfAborted()
    if (isDatasetsError(error)) throw error
    const details = { file: wireForm(file).name, reason: reasonOf(error) }
    throw datasetsError('datasets/broken-gzip', details, { cause: error })
  } finally {
    await staged.discard()
  }
  report({ type: 'verified', name, file: file.name, bytes: file.bytes, sha256: file.sha256 })
}

/** What to fetch, under which name, and what to do with each. */
const worksOf = (context: SourceContext, { archive, isOfficial }: MirrorOptions) => {
  if (archive) {
    const use = (path: string) =>
      unpackTarball(createReadStream(path), { title: archive.name }, context)
    return [{ sent: archive, name: archive.name, use }]
  }
  return context.files.map((file) => {
    const sent = wireForm(file)
    const name = (isOfficial && file.officialName) || sent.name
    return { sent, name, use: (path: string) => place(file, path, context) }
  })
}

/**
 * Takes the files from a folder on the web, by https: each in the form in which mirrors send it, or
 * all of them from one archive.
 *
 * @param mirror the address of the folder
 */
export const fromMirror = async (
  mirror: string,
  context: SourceContext,
  options: MirrorOptions,
): Promise<Source> => {
  const { name, folder, report, signal, stallMs } = context
  const source: Source = { kind: 'mirror', location: publicAddress(mirror) }
  report({ type: 'source', name, source })
  // A mirror can do without npm's settings; the environment's proxy counts all the same.
  const request = httpsRequest(await npmSettings(context).catch(() => ({})))
  const works = worksOf(context, options)
  const totalBytes = works.reduce((sum, { sent }) => sum + sent.bytes, 0)
  const progress = progressReporter(
    (receivedBytes) => report({ type: 'progress', name, source, receivedBytes, totalBytes }),
    totalBytes,
  )

  let doneBytes = 0
  for (const { sent, name: sentName, use } of works) {
    const url = new URL(sentName, mirror.endsWith('/') ? mirror : `${mirror}/`).href
    const onBytes = (bytes: number) => progress(doneBytes + bytes)
    const part = partialFile(sent, folder.partial)
    const useIt = () => use(part.path)
    await fetchAndUse(url, { sent, part, request, onBytes, signal, stallMs, use: useIt })
    doneBytes += sent.bytes
    onBytes(0)
  }
  return source
}
