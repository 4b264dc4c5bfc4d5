import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { Batch } from './collate.js'
import { end, type Maybe, type Plan, type State } from './cursor.js'
import { ahead } from './operators/ahead.js'
import { batch } from './operators/batch.js'
import { cache } from './operators/cache.js'
import { filter } from './operators/filter.js'
import { concat, zip } from './operators/join.js'
import { map } from './operators/map.js'
import { repeat } from './operators/repeat.js'
import { shuffle, shuffleBuffered } from './operators/shuffle.js'
import { shard, skip, take } from './operators/slice.js'
import { countIn, fieldsOf } from './state.js'

export interface IterateOptions {
  /** Which pass it is: shuffles differ from epoch to epoch. Default: 0, or that of `from`. */
  readonly epoch?: number | undefined
  /** Goes on behind the last item that was given when this was taken. */
  readonly from?: State | undefined
  readonly signal?: AbortSignal | undefined
}

/** One pass over the items. Leaving a loop over it frees what it holds. */
export interface DatasetIterator<Item> extends AsyncGenerator<Item, void, undefined> {
  /** Where it stands, as JSON: for a checkpoint. Items made ahead are not behind it yet. */
  state(): State
}

export interface ShuffleOptions {
  readonly seed: number
  /**
   * How many items wait to be drawn from. Left out: all, in an order that needs no memory but for
   * their indices, which only data that can be read in any order allows.
   */
  readonly buffer?: number | undefined
}

/**
 * Items that come when they are asked for: what is not read takes no memory. Each method gives a new
 * data set and changes nothing.
 *
 * @example
 * ```ts
 * const batches = dataset([5, 3, 8, 1]).map((x) => x / 8).shuffle({ seed: 7 }).batch(2)
 * for await (const batch of batches) console.log(batch) // Float32Array(2) …
 * ```
 */
export class Dataset<Item> implements AsyncIterable<Item> {
  constructor(private readonly plan: Plan<Item>) {}

  /** How many items a pass has, where that is known before one is read. */
  get length(): number | undefined {
    return this.plan.length
  }

  /** Each item changed; with `concurrency`, so many at once, still in their order. */
  map<To>(
    change: (item: Item) => Maybe<To>,
    { concurrency = 1 }: { readonly concurrency?: number | undefined } = {},
  ): Dataset<To> {
    checkInteger('concurrency', concurrency, { min: 1 })
    return new Dataset(
      concurrency === 1 ? map(this.plan, change) : ahead(this.plan, concurrency, change),
    )
  }

  /** The items that `test` lets through. */
  filter(test: (item: Item) => boolean): Dataset<Item> {
    return new Dataset(filter(this.plan, test))
  }

  take(count: number): Dataset<Item> {
    checkInteger('count', count, { min: 0 })
    return new Dataset(take(this.plan, count))
  }

  skip(count: number): Dataset<Item> {
    checkInteger('count', count, { min: 0 })
    return new Dataset(skip(this.plan, count))
  }

  /** Every `of`-th item from `index` on, so that several machines share the items. */
  shard({ index, of }: { readonly index: number; readonly of: number }): Dataset<Item> {
    checkInteger('of', of, { min: 1 })
    checkInteger('index', index, { min: 0 })
    if (index >= of) {
      const expected = `less than ${of}, the number of shards`
      throw datasetsError('datasets/bad-option', {
        option: 'index',
        expected,
        received: String(index),
      })
    }
    return new Dataset(shard(this.plan, index, of))
  }

  /** Another order in each epoch, the same for one seed everywhere. @throws `datasets/needs-buffer` */
  shuffle({ seed, buffer }: ShuffleOptions): Dataset<Item> {
    checkInteger('seed', seed, { min: 0 })
    const { length, at } = this.plan
    if (buffer !== undefined) {
      checkInteger('buffer', buffer, { min: 1 })
      return new Dataset(shuffleBuffered(this.plan, buffer, seed))
    }
    if (!at || length === undefined) throw datasetsError('datasets/needs-buffer', {})
    return new Dataset(shuffle(length, at, seed))
  }

  /** Groups of `size` items, field by field. @throws `datasets/uneven-items` when it is read */
  batch(
    size: number,
    { dropLast = false }: { readonly dropLast?: boolean | undefined } = {},
  ): Dataset<Batch<Item>> {
    checkInteger('size', size, { min: 1 })
    return new Dataset(batch(this.plan, size, dropLast))
  }

  /** Makes so many items before they are asked for. */
  prefetch(count: number): Dataset<Item> {
    checkInteger('count', count, { min: 1 })
    return new Dataset(ahead(this.plan, count, (item) => item))
  }

  /**
   * Keeps the items in memory after the first whole pass. What came before is done once, as in epoch 0:
   * shuffle after it, not before it, for another order in each epoch.
   */
  cache(): Dataset<Item> {
    return new Dataset(cache(this.plan))
  }

  /** So many epochs in a row; left out: without end. */
  repeat(times: number = Number.POSITIVE_INFINITY): Dataset<Item> {
    if (times !== Number.POSITIVE_INFINITY) checkInteger('times', times, { min: 1 })
    return new Dataset(repeat(this.plan, times))
  }

  /** These items, then those of the other. */
  concat<Other>(other: Dataset<Other>): Dataset<Item | Other> {
    return new Dataset(concat(this.plan, other.plan))
  }

  /** Pairs with the items of the other, until one of the two ends. */
  zip<Other>(other: Dataset<Other>): Dataset<readonly [Item, Other]> {
    return new Dataset(zip(this.plan, other.plan))
  }

  /**
   * One pass, which can be stopped and gone on with.
   *
   * @throws `datasets/bad-state` where `from` was made by other steps
   *
   * @example
   * ```ts
   * const pass = batches.iterate({ epoch: 3 })
   * await pass.next()
   * const rest = batches.iterate({ from: pass.state() })
   * ```
   */
  iterate({ epoch, from, signal }: IterateOptions = {}): DatasetIterator<Item> {
    const saved = from === undefined ? undefined : fieldsOf(from, 'iterate', 'epoch', 'at')
    const pass = epoch ?? (saved ? countIn(saved.epoch, 'iterate') : 0)
    checkInteger('epoch', pass, { min: 0 })
    const cursor = this.plan.open({ epoch: pass }, saved?.at)
    const items = (async function* () {
      try {
        for (;;) {
          signal?.throwIfAborted()
          const item = await cursor.next()
          if (item === end) return
          yield item
        }
      } finally {
        await cursor.close()
      }
    })()
    return Object.assign(items, { state: () => ({ epoch: pass, at: cursor.state() }) })
  }

  [Symbol.asyncIterator](): DatasetIterator<Item> {
    return this.iterate()
  }
}
