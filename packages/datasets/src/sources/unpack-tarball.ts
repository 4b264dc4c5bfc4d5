import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { ReadEntry } from 'tar'
import { reasonOf } from '../cache/file-errors.js'
import { stageFile } from '../cache/staged-file.js'
import type { DataFile } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { carriedFiles, type FilePlaces } from './carried-files.js'
import { chunksOf } from './chunks-of.js'
import type { SourceContext } from './context.js'

/** Far more than any package of data here needs; a bomb ends there. */
const limitEntries = 10_000
const limitBytes = 2 ** 30

/**
 * Takes the wanted files out of a tarball, of a package or of a mirror, and puts them in place.
 *
 * A name in the archive only ever chooses among the wanted files, it never becomes a path on disk;
 * links, devices and everything unknown are passed over.
 *
 * @throws `datasets/broken-archive`, `datasets/missing-in-archive`, or an error about the content of
 * a file
 */
export const unpackTarball = async (
  tarball: Readable,
  { title: packageName, ...places }: { readonly title: string } & FilePlaces,
  context: SourceContext,
): Promise<void> => {
  const { Parser } = await import('tar')
  const broken = (reason: string) =>
    datasetsError('datasets/broken-archive', { packageName, reason })
  const wanted = new Map(carriedFiles(places, context.files).map(({ file, path }) => [path, file]))

  let entries = 0
  let bytes = 0
  let previous = Promise.resolve()

  const parser = new Parser({ strict: true })
  // A parser that fails leaves its entries without an end; this ends them.
  const stop = new AbortController()
  const signal = AbortSignal.any([context.signal, stop.signal])
  const fail = (error: unknown) => stop.abort(error)
  const failed = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  // Raced against below; it may also fail while nothing waits.
  failed.catch(() => {})
  const ended = new Promise<void>((resolve) => parser.once('end', resolve))
  parser.on('error', fail)

  const store = async (entry: ReadEntry, file: DataFile): Promise<void> => {
    const staged = await stageFile(file, context.folder)
    try {
      for await (const chunk of chunksOf(entry, signal)) await staged.write(chunk)
      await staged.commit()
      const { name: fileName, bytes: fileBytes, sha256 } = file
      const event = { file: fileName, bytes: fileBytes, sha256 }
      context.report({ type: 'verified', name: context.name, ...event })
    } finally {
      await staged.discard()
    }
  }

  parser.on('entry', (entry: ReadEntry) => {
    entries += 1
    bytes += entry.size
    if (entries > limitEntries) fail(broken(`more than ${limitEntries} entries`))
    if (bytes > limitBytes) fail(broken(`more than ${limitBytes} bytes`))
    // Registries may call the first folder anything: npm drops it, and so do we.
    const inside = entry.path.split('/').slice(1).join('/')
    const file = entry.type === 'File' ? wanted.get(inside) : undefined
    if (!file) {
      entry.resume()
      return
    }
    wanted.delete(inside)
    previous = previous.then(() => store(entry, file))
    previous.catch(fail)
  })

  try {
    for await (const chunk of tarball) {
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), failed])
    }
    parser.end()
    await Promise.race([ended, failed])
    await Promise.race([previous, failed])
  } catch (error) {
    fail(error)
    await previous.catch(() => {})
    context.signal.throwIfAborted()
    throw isDatasetsError(error) ? error : broken(reasonOf(error))
  } finally {
    tarball.destroy()
  }
  const [missing] = wanted.keys()
  if (missing !== undefined) {
    throw datasetsError('datasets/missing-in-archive', { packageName, file: missing })
  }
}
