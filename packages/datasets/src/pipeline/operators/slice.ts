import { type Cursor, chain, type End, end, type Maybe, type Plan } from '../cursor.js'
import { indexed } from '../sources/indexed.js'
import { countIn, fieldsOf } from '../state.js'

/** The first items. */
export const take = <Item>(plan: Plan<Item>, count: number): Plan<Item> => {
  const length = plan.length === undefined ? undefined : Math.min(plan.length, count)
  if (plan.at && length !== undefined) return indexed(length, plan.at)
  return {
    length,
    open(opening, state): Cursor<Item> {
      const from = state === undefined ? undefined : fieldsOf(state, 'take', 'taken', 'inner')
      const inner = plan.open(opening, from?.inner)
      let taken = from ? countIn(from.taken, 'take') : 0
      return {
        next: () => (taken++ < count ? inner.next() : end),
        state: () => ({ taken: Math.min(taken, count), inner: inner.state() }),
        close: () => inner.close(),
      }
    },
  }
}

/** All but the first items. */
export const skip = <Item>(plan: Plan<Item>, count: number): Plan<Item> => {
  const length = plan.length === undefined ? undefined : Math.max(0, plan.length - count)
  const { at } = plan
  if (at && length !== undefined) return indexed(length, (index) => at(index + count))
  return strided(plan, { length, first: count, stride: 1, step: 'skip' })
}

/** Every `of`-th item from `index` on: each machine reads its own. */
export const shard = <Item>(plan: Plan<Item>, index: number, of: number): Plan<Item> => {
  const length =
    plan.length === undefined ? undefined : Math.max(0, Math.ceil((plan.length - index) / of))
  const { at } = plan
  if (at && length !== undefined) return indexed(length, (i) => at(index + i * of))
  return strided(plan, { length, first: index, stride: of, step: 'shard' })
}

interface Stride {
  readonly length: number | undefined
  readonly first: number
  readonly stride: number
  readonly step: string
}

/** Items first, first + stride and so on, by letting the others pass. */
const strided = <Item>(plan: Plan<Item>, { length, first, stride, step }: Stride): Plan<Item> => ({
  length,
  open(opening, state) {
    const from = state === undefined ? undefined : fieldsOf(state, step, 'passing', 'inner')
    const inner = plan.open(opening, from?.inner)
    let passing = from ? countIn(from.passing, step) : first
    const next = (): Maybe<Item | End> => {
      for (;;) {
        const item = inner.next()
        const isWanted = passing === 0
        passing = isWanted ? stride - 1 : passing - 1
        if (isWanted) return item
        if (item instanceof Promise) return item.then((value) => (value === end ? end : next()))
        if (item === end) return end
      }
    }
    return {
      next,
      state: () => ({ passing, inner: inner.state() }),
      close: () => chain(inner.close(), () => {}),
    }
  },
})
