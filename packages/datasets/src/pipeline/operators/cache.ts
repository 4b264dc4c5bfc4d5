import { type Cursor, chain, type End, end, type Maybe, type Plan } from '../cursor.js'
import { indexed } from '../sources/indexed.js'
import { countIn, fieldsOf } from '../state.js'

/**
 * Items that are kept in memory once a pass went from the first to the last of them: those of epoch 0,
 * whichever pass fills the cache, so that a pass resumed with an empty one gives the same items.
 */
export const cache = <Item>(plan: Plan<Item>): Plan<Item> => {
  let kept: Item[] | undefined
  return {
    length: plan.length,
    open(opening, state): Cursor<Item> {
      const from = state === undefined ? undefined : fieldsOf(state, 'cache', 'at', 'inner')
      let at = from ? countIn(from.at, 'cache') : 0
      if (kept) {
        const items = kept
        const inner = indexed(items.length, (index) => items[index] as Item).open(opening, { at })
        return {
          next: () => {
            at++
            return inner.next()
          },
          state: () => ({ at: Math.min(at, items.length), inner: null }),
          close: () => {},
        }
      }
      // A position within the cache does not say where its source stood: items pass again.
      let passing = from?.inner === null ? at : 0
      // Items before the position were not seen: such a pass cannot fill the cache.
      const seen: Item[] | undefined = at === passing ? [] : undefined
      const inner = plan.open({ epoch: 0 }, from?.inner ?? undefined)
      const next = (): Maybe<Item | End> =>
        chain(inner.next(), (item) => {
          if (item === end) {
            if (seen) kept ??= seen
            return item
          }
          seen?.push(item)
          if (passing > 0) {
            passing--
            return next()
          }
          at++
          return item
        })
      return {
        next,
        state: () => (passing > 0 ? { at, inner: null } : { at, inner: inner.state() }),
        close: () => inner.close(),
      }
    },
  }
}
