import type { ByteSource } from '../content/byte-source.js'
import { datasetsError } from '../errors.js'

/** Where the content of one file lies in a tar. */
export interface TarEntry {
  readonly position: number
  readonly bytes: number
}

const block = 512
const fileTypes = ['File', 'OldFile', 'ContiguousFile']
/** Long names and their like; real ones have some hundred bytes. */
const limitMetaBytes = 2 ** 20

/**
 * Lists the files in a tar by its headers, one at a time, without reading their content. Links,
 * devices and everything unknown are passed over; of two files with one name the later counts, as in
 * tar itself.
 *
 * @param title how errors call the archive
 * @returns by the name in the archive, which may be anything: it is a key and never a path on disk
 * @throws `datasets/broken-archive`
 */
export const tarEntries = async (
  source: Pick<ByteSource, 'bytes' | 'read'>,
  { title, limitEntries }: { readonly title: string; readonly limitEntries: number },
): Promise<ReadonlyMap<string, TarEntry>> => {
  const broken = (reason: string, cause?: unknown) =>
    datasetsError('datasets/broken-archive', { packageName: title, reason }, { cause })
  const { Header, Pax } = await import('tar')
  const files = new Map<string, TarEntry>()
  const header = Buffer.alloc(block)
  /** What an entry said of the one behind it, such as a name that is too long for a header. */
  let said: { path?: string; size?: number } | undefined

  const textOf = async ({ position, bytes }: TarEntry): Promise<string> => {
    if (bytes > limitMetaBytes) throw broken(`a header of ${bytes} bytes at byte ${position}`)
    const text = Buffer.alloc(bytes)
    await source.read(text, position)
    return text.toString('utf8')
  }

  const parse = (at: number) => {
    try {
      return new Header(header, 0, said)
    } catch (cause) {
      // Sizes that no number of JavaScript holds.
      throw broken(`no header at byte ${at}`, cause)
    }
  }
  let count = 0
  // Zeros end a tar; some writers leave them out.
  for (let at = 0; at < source.bytes; ) {
    if (at + block > source.bytes) throw broken(`it ends within the header at byte ${at}`)
    await source.read(header, at)
    const { nullBlock, cksumValid, path, size = 0, type } = parse(at)
    if (nullBlock) break
    if (!cksumValid) throw broken(`no header at byte ${at}`)
    count += 1
    if (count > limitEntries) throw broken(`more than ${limitEntries} entries`)

    const entry = { position: at + block, bytes: size }
    if (entry.position + size > source.bytes) {
      throw broken(`it ends at byte ${source.bytes}, within ${JSON.stringify(path)}`)
    }
    at = entry.position + Math.ceil(size / block) * block
    switch (type) {
      case 'ExtendedHeader':
        said = { ...said, ...Pax.parse(await textOf(entry)) }
        break
      case 'NextFileHasLongPath':
        said = { ...said, path: (await textOf(entry)).replace(/\0.*/s, '') }
        break
      case 'NextFileHasLongLinkpath':
      case 'GlobalExtendedHeader':
        break
      default: {
        // What was said before counts, not a part of the name that is left in the header.
        const name = said?.path ?? path
        said = undefined
        if (name && fileTypes.includes(type)) files.set(name.replace(/^(\.\/)+/, ''), entry)
      }
    }
  }
  return files
}
