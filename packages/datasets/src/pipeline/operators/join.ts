import { type Cursor, chain, type End, end, type Maybe, type Plan } from '../cursor.js'
import { indexed } from '../sources/indexed.js'
import { countIn, fieldsOf } from '../state.js'

/** The items of one, then those of the other. */
export const concat = <A, B>(first: Plan<A>, second: Plan<B>): Plan<A | B> => {
  const length =
    first.length === undefined || second.length === undefined
      ? undefined
      : first.length + second.length
  const { at: atFirst, length: border } = first
  const { at: atSecond } = second
  if (atFirst && atSecond && length !== undefined && border !== undefined) {
    return indexed<A | B>(length, (i) => (i < border ? atFirst(i) : atSecond(i - border)))
  }
  return {
    length,
    open(opening, state): Cursor<A | B> {
      const from = state === undefined ? undefined : fieldsOf(state, 'concat', 'part', 'inner')
      let part = from ? countIn(from.part, 'concat') : 0
      let inner: Cursor<A | B> = (part === 0 ? first : second).open(opening, from?.inner)
      const next = (): Maybe<A | B | End> =>
        chain(inner.next(), (item) => {
          if (item !== end || part === 1) return item
          return chain(inner.close(), () => {
            part = 1
            inner = second.open(opening, undefined)
            return next()
          })
        })
      return { next, state: () => ({ part, inner: inner.state() }), close: () => inner.close() }
    },
  }
}

/** Pairs, until one of the two ends. */
export const zip = <A, B>(left: Plan<A>, right: Plan<B>): Plan<readonly [A, B]> => {
  const { at: atLeft } = left
  const { at: atRight } = right
  const length =
    left.length === undefined || right.length === undefined
      ? undefined
      : Math.min(left.length, right.length)
  const pair = (a: Maybe<A>, b: Maybe<B>): Maybe<readonly [A, B]> =>
    chain(a, (x) => chain(b, (y): readonly [A, B] => [x, y]))
  if (atLeft && atRight && length !== undefined) {
    return indexed(length, (i) => pair(atLeft(i), atRight(i)))
  }
  return {
    length,
    open(opening, state): Cursor<readonly [A, B]> {
      const from = state === undefined ? undefined : fieldsOf(state, 'zip', 'left', 'right')
      const a = left.open(opening, from?.left)
      const b = right.open(opening, from?.right)
      return {
        next: () =>
          chain(a.next(), (x) =>
            x === end ? end : chain(b.next(), (y) => (y === end ? end : ([x, y] as const))),
          ),
        state: () => ({ left: a.state(), right: b.state() }),
        close: () => chain(a.close(), () => b.close()),
      }
    },
  }
}
