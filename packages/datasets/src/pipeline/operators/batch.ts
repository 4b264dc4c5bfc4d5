import { type Batch, collate } from '../collate.js'
import { type End, end, type Maybe, type Plan } from '../cursor.js'

/** Items in groups, field by field. */
export const batch = <Item>(
  plan: Plan<Item>,
  size: number,
  dropLast: boolean,
): Plan<Batch<Item>> => {
  const { length, at } = plan
  const whole = length === undefined ? undefined : length / size
  return {
    length: whole === undefined ? undefined : dropLast ? Math.floor(whole) : Math.ceil(whole),
    at:
      at && length !== undefined
        ? (index) => {
            const count = Math.min(size, length - index * size)
            const items = Array.from({ length: count }, (_, i) => at(index * size + i))
            return items.some((item) => item instanceof Promise)
              ? Promise.all(items).then(collate)
              : collate(items as Item[])
          }
        : undefined,
    open(opening, state) {
      const inner = plan.open(opening, state)
      const finish = (items: readonly Item[]): Batch<Item> | End =>
        items.length === 0 || (dropLast && items.length < size) ? end : collate(items)
      const fill = (items: Item[]): Maybe<Batch<Item> | End> => {
        while (items.length < size) {
          const item = inner.next()
          if (item instanceof Promise) {
            return item.then((value) => {
              if (value === end) return finish(items)
              items.push(value)
              return fill(items)
            })
          }
          if (item === end) return finish(items)
          items.push(item)
        }
        return collate(items)
      }
      return { next: () => fill([]), state: () => inner.state(), close: () => inner.close() }
    },
  }
}
