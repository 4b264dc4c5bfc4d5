import { checkIndex } from './check-option.js'
import { dataset } from './pipeline/make-dataset.js'

/** Items that stay on disk: each is read when it is asked for, and none is kept. */
export interface LazyItems<Item> extends AsyncIterable<Item> {
  readonly length: number
  /**
   * Reads and decodes one item.
   *
   * @throws `datasets/bad-option` for an index that is none
   *
   * @example
   * ```ts
   * const batches = dataset({ length: items.length, at: items.read }).shuffle({ seed: 7 }).batch(32)
   * ```
   */
  read(index: number): Promise<Item>
}

/**
 * @param decode makes the item at an index, which is checked before
 * @param concurrency how many a loop over all has decoded at once
 */
export const lazyItems = <Item>(
  length: number,
  decode: (index: number) => Promise<Item>,
  concurrency: () => Promise<number> = async () => 1,
): LazyItems<Item> => {
  const read = async (index: number): Promise<Item> => {
    checkIndex('index', index, length)
    return decode(index)
  }
  return {
    length,
    read,
    async *[Symbol.asyncIterator]() {
      const indices = dataset({ length, at: (index) => index })
      yield* indices.map(read, { concurrency: await concurrency() })
    },
  }
}
