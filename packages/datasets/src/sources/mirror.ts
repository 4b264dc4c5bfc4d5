import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { reasonOf } from '../cache/file-errors.js'
import { stageFile } from '../cache/staged-file.js'
import type { DataFile } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { progressReporter } from '../events.js'
import type { Source } from '../source.js'
import type { SourceContext } from './context.js'
import { fetchPartial } from './fetch-partial.js'
import { npmSettings } from './npm-config.js'
import { type PartialFile, partialFile } from './partial-file.js'
import { publicAddress } from './public-address.js'
import { wireForm } from './wire-form.js'

/** Puts the file into its place from what was sent, after a look at both checksums. */
const place = async (
  file: DataFile,
  part: PartialFile,
  { folder, signal }: SourceContext,
): Promise<void> => {
  const sent = wireForm(file)
  const received = await part.sha256(signal)
  if (received !== sent.sha256) {
    const details = { file: sent.name, expected: sent.sha256, received }
    throw datasetsError('datasets/checksum-mismatch', details)
  }
  const staged = await stageFile(file, folder)
  try {
    const content = file.gzip ? createGunzip() : new PassThrough()
    const flowing = pipeline(createReadStream(part.path), content, { signal })
    // It fails when the loop below stops early; the loop's own error is the one to tell.
    flowing.catch(() => {})
    for await (const chunk of content) await staged.write(chunk)
    await flowing
    await staged.commit()
  } catch (error) {
    signal.throwIfAborted()
    if (isDatasetsError(error)) throw error
    const details = { file: sent.name, reason: reasonOf(error) }
    throw datasetsError('datasets/broken-gzip', details, { cause: error })
  } finally {
    await staged.discard()
  }
}

const badContent = [
  'datasets/checksum-mismatch',
  'datasets/broken-gzip',
  'datasets/too-large',
  'datasets/wrong-size',
  'datasets/login-page',
] as const

/**
 * Takes the files, compressed where they have such a form, from a folder on the web, by https.
 *
 * @param mirror the address of the folder
 */
export const fromMirror = async (mirror: string, context: SourceContext): Promise<Source> => {
  const { name, files, folder, signal, stallMs, report } = context
  const source: Source = { kind: 'mirror', location: publicAddress(mirror) }
  report({ type: 'source', name, source })
  // A mirror can do without npm's settings; the environment's proxy counts all the same.
  const settings = await npmSettings(context).catch(() => ({}))
  const totalBytes = files.reduce((sum, file) => sum + wireForm(file).bytes, 0)
  const progress = progressReporter(
    (receivedBytes) => report({ type: 'progress', name, source, receivedBytes, totalBytes }),
    totalBytes,
  )

  let doneBytes = 0
  for (const file of files) {
    const sent = wireForm(file)
    const url = new URL(sent.name, mirror.endsWith('/') ? mirror : `${mirror}/`).href
    const part = partialFile(sent, folder.partial)
    const onBytes = (bytes: number) => progress(doneBytes + bytes)
    for (let mayRestart = (await part.size()) > 0; ; mayRestart = false) {
      try {
        await fetchPartial(url, { sent, part, settings, signal, stallMs, onBytes })
        await place(file, part, context)
        break
      } catch (error) {
        if (!isDatasetsError(error, ...badContent)) throw error
        await part.remove()
        // Half of it was from an earlier try, perhaps of another file: once more from the start.
        if (!mayRestart) throw error
      }
    }
    await part.remove()
    doneBytes += sent.bytes
    onBytes(0)
    report({ type: 'verified', name, file: file.name, bytes: file.bytes, sha256: file.sha256 })
  }
  return source
}
