import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Header, type types } from 'tar'
import { contents } from './tiny-dataset.js'

type EntryTypeName = Parameters<typeof types.code.get>[0]

export interface TarEntry {
  readonly path: string
  readonly content?: Buffer
  readonly type?: EntryTypeName
  readonly linkpath?: string
  /** What the header says, where that is not the truth. */
  readonly size?: number
}

/** A tar archive of exactly these entries, however wicked. */
export const tarOf = (entries: readonly TarEntry[]): Buffer => {
  const blocks = entries.flatMap(
    ({ path, content = Buffer.alloc(0), type = 'File', linkpath = '', size = content.length }) => {
      const block = Buffer.alloc(512)
      new Header({ path, type, size, mode: 0o644, linkpath }).encode(block, 0)
      return [block, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
    },
  )
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

export const goodEntries: readonly TarEntry[] = [
  { path: 'package/package.json', content: Buffer.from('{}') },
  { path: 'package/data/images', content: contents.images! },
  { path: 'package/data/labels', content: contents.labels! },
]

export const tgzOf = (entries: readonly TarEntry[]): Buffer => gzipSync(tarOf(entries))

export const integrityOf = (bytes: Buffer): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`

/** The package whose tarball is `tgz`, as a definition names it. */
export const packageOf = (tgz: Buffer, name = 'tiny-data') => ({
  name,
  version: '1.0.0',
  integrity: integrityOf(tgz),
  tarballBytes: tgz.length,
  folder: 'data',
})
