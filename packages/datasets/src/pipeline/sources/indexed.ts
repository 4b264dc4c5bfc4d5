import { type Cursor, end, type Maybe, type Plan } from '../cursor.js'
import { countIn, fieldsOf } from '../state.js'

/** Items that can be had in any order. */
export const indexed = <Item>(length: number, at: (index: number) => Maybe<Item>): Plan<Item> => ({
  length,
  at,
  open(_, state): Cursor<Item> {
    let next = state === undefined ? 0 : countIn(fieldsOf(state, 'items', 'at').at, 'items')
    return {
      next: () => (next < length ? at(next++) : end),
      state: () => ({ at: next }),
      close: () => {},
    }
  },
})
