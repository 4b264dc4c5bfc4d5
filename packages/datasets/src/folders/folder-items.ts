import { dataset } from '../pipeline/make-dataset.js'
import { checkIndex } from './check-index.js'
import type { ClassFolder } from './class-folder.js'

/** Files in folders of classes, each read when it is asked for. */
export interface FolderItems<Item> extends ClassFolder, AsyncIterable<Item> {
  readonly length: number
  /** Reads and decodes one file. */
  read(index: number): Promise<Item>
}

/**
 * @param decode what is made of the file at an index, which is checked before
 * @param concurrency how many a loop over all has decoded at once
 */
export const folderItems = <Item>(
  folder: ClassFolder,
  decode: (index: number) => Promise<Item>,
  concurrency: () => Promise<number> = async () => 1,
): FolderItems<Item> => {
  const { length } = folder.paths
  const read = async (index: number): Promise<Item> => {
    checkIndex(index, length)
    return decode(index)
  }
  return {
    ...folder,
    length,
    read,
    async *[Symbol.asyncIterator]() {
      const indices = dataset({ length, at: (index) => index })
      yield* indices.map(read, { concurrency: await concurrency() })
    },
  }
}
