import { type Cursor, end, type Plan } from '../cursor.js'
import { countIn, fieldsOf } from '../state.js'

/** Items that come one after the other. A position is found again by letting those before it pass. */
export const streamed = <Item>(start: () => AsyncIterable<Item> | Iterable<Item>): Plan<Item> => ({
  length: undefined,
  open(_, state): Cursor<Item> {
    const before = state === undefined ? 0 : countIn(fieldsOf(state, 'stream', 'at').at, 'stream')
    let at = 0
    let iterator: AsyncIterator<Item> | Iterator<Item> | undefined
    const take = async () => {
      iterator ??= iteratorOf(start())
      for (;;) {
        const { done, value } = await iterator.next()
        if (done) return end
        if (at++ >= before) return value
      }
    }
    return {
      next: take,
      state: () => ({ at: Math.max(at, before) }),
      async close() {
        await iterator?.return?.()
      },
    }
  },
})

const iteratorOf = <Item>(items: AsyncIterable<Item> | Iterable<Item>) =>
  Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
