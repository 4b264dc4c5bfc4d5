import { type Cursor, type End, end, type Maybe, type Plan, type State } from '../cursor.js'

interface Coming<To> {
  readonly item: Promise<To | End>
  /** Where the inner cursor stood after it. */
  readonly state: State
}

/**
 * Items that are made before they are asked for, up to `count` at once, and given in their order.
 * The position is that of the last item given: what was made ahead is made again.
 */
export const ahead = <From, To>(
  plan: Plan<From>,
  count: number,
  make: (item: From) => Maybe<To>,
): Plan<To> => ({
  length: plan.length,
  open(opening, state): Cursor<To> {
    const inner = plan.open(opening, state)
    const coming: Coming<To>[] = []
    let isDry = false
    let filling: Promise<void> | undefined
    let given = inner.state()
    let isClosed = false

    const fill = async () => {
      while (!isDry && !isClosed && coming.length < count) {
        const item = await inner.next()
        isDry = item === end
        const made = item === end ? Promise.resolve(end) : Promise.resolve(item).then(make)
        // Looked at when its turn comes; until then a failure is not unhandled.
        made.catch(() => {})
        coming.push({ item: made, state: inner.state() })
      }
    }
    const start = (): Promise<void> => {
      filling ??= fill().finally(() => {
        filling = undefined
      })
      // A failure of the source is met when an item is asked for.
      filling.catch(() => {})
      return filling
    }
    return {
      async next() {
        while (coming.length === 0 && !isDry) await start()
        const first = coming.shift()
        if (!first) return end
        const item = await first.item
        given = first.state
        // While it is used, the next ones are made.
        void start()
        return item
      },
      state: () => given,
      async close() {
        isClosed = true
        await filling?.catch(() => {})
        await inner.close()
      },
    }
  },
})
