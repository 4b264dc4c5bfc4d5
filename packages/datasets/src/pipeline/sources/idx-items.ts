import { asFileError } from '../../cache/file-errors.js'
import type { ByteSource } from '../../content/byte-source.js'
import { openBytes } from '../../content/open-bytes.js'
import { datasetsError } from '../../errors.js'
import { type IdxData, idxNumbers } from '../../formats/idx.js'
import type { IdxHeader } from '../../formats/idx-header.js'
import { idxHeaderOf } from '../../images/idx-file.js'
import { type Cursor, type End, end, type Maybe, type Plan } from '../cursor.js'
import { Dataset } from '../dataset.js'
import { countIn, fieldsOf } from '../state.js'

/** Paths of IDX files with one item each for every item of the data set. */
export type IdxPaths = Readonly<Record<string, string>>

/** A number where the file has one axis, else the numbers of one item. */
export type IdxItem<Paths extends IdxPaths> = { [Name in keyof Paths]: number | IdxData }

interface IdxFile {
  readonly name: string
  readonly path: string
  readonly header: IdxHeader
  readonly itemBytes: number
  readonly isNumber: boolean
}

/** Read at once from each file: enough to be fast, little enough to be nothing. */
const pieceBytes = 2 ** 20

/**
 * The items of IDX files, read from the disk as they are asked for: files may be larger than memory.
 * Shuffle them with a buffer.
 *
 * @throws `datasets/idx-…`, `datasets/count-differs`, `datasets/file-system`
 *
 * @example
 * ```ts
 * const items = await idxItems({
 *   image: 'train-images-idx3-ubyte',
 *   label: 'train-labels-idx1-ubyte',
 * })
 * for await (const { image, label } of items.shuffle({ seed: 7, buffer: 10_000 }).batch(64)) { … }
 * ```
 */
export const idxItems = async <const Paths extends IdxPaths>(
  paths: Paths,
): Promise<Dataset<IdxItem<Paths>>> => {
  const files = await Promise.all(Object.entries(paths).map(([name, path]) => look(name, path)))
  const [first] = files
  const length = first?.header.shape[0] ?? 0
  for (const { path, header } of files) {
    const [received = 0] = header.shape
    if (received !== length) {
      const details = { file: path, received, other: first?.path ?? '', expected: length }
      throw datasetsError('datasets/count-differs', details)
    }
  }
  return new Dataset(planOf(files, length) as Plan<IdxItem<Paths>>)
}

/** The header of a file, and whether the file is as long as it says. */
const look = async (name: string, path: string): Promise<IdxFile> => {
  const source = await openBytes(path)
  try {
    // Nothing is read beyond a piece, so the size needs no limit.
    const header = await idxHeaderOf(source, { limitBytes: Number.MAX_SAFE_INTEGER })
    const [, ...itemShape] = header.shape
    const itemBytes = itemShape.reduce((bytes, side) => bytes * side, header.bytesPerElement)
    return { name, path, header, itemBytes, isNumber: itemShape.length === 0 }
  } catch (error) {
    throw asFileError(error, path)
  } finally {
    await source.close()
  }
}

type Item = Record<string, number | IdxData>

const planOf = (files: readonly IdxFile[], length: number): Plan<Item> => ({
  length,
  open(_, state): Cursor<Item> {
    let at = state === undefined ? 0 : countIn(fieldsOf(state, 'idx', 'at').at, 'idx')
    const readers = files.map(readerOf)
    const item = (): Item => {
      const index = at++
      return Object.fromEntries(readers.map((reader) => [reader.name, reader.item(index)]))
    }
    return {
      next(): Maybe<Item | End> {
        if (at >= length) return end
        const missing = readers.filter((reader) => !reader.has(at))
        if (missing.length === 0) return item()
        return Promise.all(missing.map((reader) => reader.fill(at))).then(item)
      },
      state: () => ({ at }),
      async close() {
        await Promise.all(readers.map((reader) => reader.close()))
      },
    }
  },
})

/** Holds one piece of a file. */
const readerOf = ({ name, path, header, itemBytes, isNumber }: IdxFile) => {
  const [length = 0] = header.shape
  const most = Math.max(1, Math.floor(pieceBytes / Math.max(1, itemBytes)))
  let source: ByteSource | undefined
  let piece: IdxData = new Uint8Array(0)
  let first = 0
  let count = 0
  return {
    name,
    has: (index: number) => index >= first && index < first + count,
    item(index: number): number | IdxData {
      const place = index - first
      if (isNumber) return piece[place] as number
      const size = itemBytes / header.bytesPerElement
      return piece.slice(place * size, (place + 1) * size)
    },
    async fill(index: number) {
      try {
        source ??= await openBytes(path)
        const wanted = Math.min(most, length - index)
        const bytes = new Uint8Array(wanted * itemBytes)
        const position = header.headerBytes + index * itemBytes
        const done = await source.read(bytes, position)
        if (done < bytes.length) {
          const expectedBytes = header.headerBytes + header.dataBytes
          const details = { file: path, expectedBytes, receivedBytes: position + done }
          throw datasetsError('datasets/idx-truncated', details)
        }
        piece = idxNumbers(header.dtype, bytes)
        first = index
        count = wanted
      } catch (error) {
        throw asFileError(error, path)
      }
    },
    async close() {
      await source?.close()
      source = undefined
    },
  }
}
