import type { DataArchive, DataFile } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { chunksOfStream } from './inflate.js'
import { memoryPart } from './memory-part.js'

/**
 * Takes the wanted files out of an archive, which was found to be the published one. A name in it only
 * ever chooses among the wanted files.
 *
 * @throws `datasets/broken-archive`, `datasets/missing-in-archive`, `datasets/checksum-mismatch`
 */
export const unpackArchive = async (
  content: Blob,
  { name: packageName }: DataArchive,
  files: readonly DataFile[],
  keep: (file: DataFile, content: Blob) => Promise<void>,
): Promise<void> => {
  const { createTarDecoder } = await import('modern-tar')
  const wanted = new Map(files.map((file) => [file.name, file]))
  const entries = content
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(createTarDecoder({ strict: true }))
  try {
    for await (const { header, body } of chunksOfStream(entries)) {
      // All files lie below one folder.
      const inside = header.name.split('/').slice(1).join('/')
      const file = header.type === 'file' ? wanted.get(inside) : undefined
      if (!file) {
        await body.cancel()
        continue
      }
      wanted.delete(inside)
      const part = memoryPart()
      const { append } = await part.openAt(0)
      for await (const chunk of chunksOfStream(body)) await append(chunk)
      const received = await part.sha256()
      if (received !== file.sha256) {
        const details = { file: file.name, expected: file.sha256, received }
        throw datasetsError('datasets/checksum-mismatch', details)
      }
      await keep(file, part.content())
    }
  } catch (cause) {
    if (isDatasetsError(cause)) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw datasetsError('datasets/broken-archive', { packageName, reason }, { cause })
  }
  const [missing] = wanted.keys()
  if (missing !== undefined) {
    throw datasetsError('datasets/missing-in-archive', { packageName, file: missing })
  }
}
