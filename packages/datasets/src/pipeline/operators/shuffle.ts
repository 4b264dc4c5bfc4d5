import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { datasetsError } from '../../errors.js'
import { generatorOf } from '../../random/generator.js'
import { permutation } from '../../random/permutation.js'
import { type End, end, type Maybe, type Plan, type State } from '../cursor.js'
import { indexed } from '../sources/indexed.js'
import { countIn, fieldsOf } from '../state.js'

/** All items in an order of the seed and the epoch; each order is as likely as any other. */
export const shuffle = <Item>(
  length: number,
  at: (index: number) => Maybe<Item>,
  seed: number,
): Plan<Item> => ({
  length,
  open({ epoch }, state) {
    const order = permutation(length, { seed, epoch })
    return indexed(length, (index) => at(order[index] as number)).open({ epoch }, state)
  },
})

interface Held<Item> {
  readonly item: Item
  /** Which item of the pass it is. */
  readonly number: number
}

/** Where the inner cursor stood before an item, kept now and then. */
interface Mark {
  readonly number: number
  readonly inner: State
}

/**
 * Items that leave a buffer at random: for what cannot be had in any order. An item comes at most
 * `size` places earlier. The position holds which items wait in the buffer, not the items: they are
 * read again.
 */
export const shuffleBuffered = <Item>(
  plan: Plan<Item>,
  size: number,
  seed: number,
): Plan<Item> => ({
  length: plan.length,
  open(opening, state) {
    const from =
      state === undefined
        ? undefined
        : fieldsOf(state, 'shuffle', 'mark', 'inner', 'held', 'next', 'random')
    const inner = plan.open(opening, from?.inner)
    const random = from ? randomFrom(from.random) : generatorOf(seed, opening.epoch)
    let number = from ? countIn(from.mark, 'shuffle') : 0
    const marks: Mark[] = [{ number, inner: inner.state() }]
    const held: Held<Item>[] = []
    const wanted = from ? placesOf(from.held) : undefined
    const upTo = from ? countIn(from.next, 'shuffle') : 0
    let isDry = false

    const read = (item: Item | End): void => {
      if (item === end) {
        isDry = true
        return
      }
      const place = wanted?.get(number)
      if (number < upTo) {
        if (place !== undefined) held[place] = { item, number }
      } else held.push({ item, number })
      number++
      if (number % size !== 0) return
      forget()
      marks.push({ number, inner: inner.state() })
    }
    /** Marks before the oldest item that waits are of no more use. */
    const forget = () => {
      const oldest = held.reduce((least, each) => Math.min(least, each.number), number)
      while (marks.length > 1 && (marks[1] as Mark).number <= oldest) marks.shift()
    }
    const isFull = () => number >= upTo && held.length >= size
    const pick = (): Item | End => {
      if (held.length === 0) return end
      const chosen = uniformInt(random, 0, held.length - 1)
      const { item } = held[chosen] as Held<Item>
      const last = held.pop() as Held<Item>
      if (chosen < held.length) held[chosen] = last
      return item
    }
    const next = (): Maybe<Item | End> => {
      while (!isDry && !isFull()) {
        const item = inner.next()
        if (item instanceof Promise) {
          return item.then((value) => {
            read(value)
            return next()
          })
        }
        read(item)
      }
      return pick()
    }
    return {
      next,
      state() {
        forget()
        const { number: mark, inner: before } = marks[0] as Mark
        return {
          mark,
          inner: before,
          held: held.map((each) => each.number),
          next: number,
          random: [...random.getState()],
        }
      },
      close: () => inner.close(),
    }
  },
})

/** @throws `datasets/bad-state` */
const randomFrom = (state: State) => {
  const isRandom = Array.isArray(state) && state.length === 4 && state.every(Number.isInteger)
  if (isRandom) return xoroshiro128plusFromState(state as number[])
  throw datasetsError('datasets/bad-state', { step: 'shuffle', received: JSON.stringify(state) })
}

/** The place in the buffer of each item that waits there. */
const placesOf = (held: State): Map<number, number> =>
  new Map((held as readonly number[]).map((number, place) => [number, place]))
