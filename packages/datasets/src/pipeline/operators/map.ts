import { chain, end, type Maybe, type Plan } from '../cursor.js'

/** Each item changed. */
export const map = <From, To>(plan: Plan<From>, change: (item: From) => Maybe<To>): Plan<To> => {
  const { at } = plan
  return {
    length: plan.length,
    at: at && ((index) => chain(at(index), change)),
    open(opening, state) {
      const inner = plan.open(opening, state)
      return {
        next: () => chain(inner.next(), (item) => (item === end ? end : change(item))),
        state: () => inner.state(),
        close: () => inner.close(),
      }
    },
  }
}
