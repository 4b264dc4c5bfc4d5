import { type Cursor, chain, type End, end, type Maybe, type Plan } from '../cursor.js'
import { countIn, fieldsOf } from '../state.js'

/** The items again and again, each time as another epoch. */
export const repeat = <Item>(plan: Plan<Item>, times: number): Plan<Item> => ({
  length:
    plan.length === undefined || times === Number.POSITIVE_INFINITY
      ? undefined
      : plan.length * times,
  open(opening, state): Cursor<Item> {
    const from = state === undefined ? undefined : fieldsOf(state, 'repeat', 'round', 'inner')
    let round = from ? countIn(from.round, 'repeat') : 0
    const openRound = (inner?: Parameters<Plan<Item>['open']>[1]) =>
      plan.open({ epoch: opening.epoch + round }, inner)
    let inner = openRound(from?.inner)
    // A round without any item would be repeated for ever.
    let isEmpty = from === undefined
    const next = (): Maybe<Item | End> =>
      round >= times
        ? end
        : chain(inner.next(), (item) => {
            if (item !== end) {
              isEmpty = false
              return item
            }
            if (isEmpty || round + 1 >= times) return end
            return chain(inner.close(), () => {
              round++
              isEmpty = true
              inner = openRound()
              return next()
            })
          })
    return {
      next,
      state: () => ({ round, inner: inner.state() }),
      close: () => inner.close(),
    }
  },
})
