import { type End, end, type Maybe, type Plan } from '../cursor.js'

/** The items that a test lets through. */
export const filter = <Item>(plan: Plan<Item>, test: (item: Item) => boolean): Plan<Item> => ({
  length: undefined,
  open(opening, state) {
    const inner = plan.open(opening, state)
    const next = (): Maybe<Item | End> => {
      for (;;) {
        const item = inner.next()
        if (item instanceof Promise) {
          return item.then((value) => (value === end || test(value) ? value : next()))
        }
        if (item === end || test(item)) return item
      }
    }
    return { next, state: () => inner.state(), close: () => inner.close() }
  },
})
