import { drawFrom } from '../exercises/draw.js'

/** Which examples are learned from, and which are kept back to judge by. */
export interface Parts {
  readonly learn: Uint32Array
  readonly judge: Uint32Array
}

/** One in five is kept back. */
const share = 0.2

/**
 * Keeps a fifth of every group back, at least one of each that has two; both parts in the order of the
 * data.
 *
 * @param groups the group of each example, such as its class; all 0 where there are none
 */
export const holdOut = (groups: ArrayLike<number>, seed: number): Parts => {
  const members = new Map<number, number[]>()
  for (let i = 0; i < groups.length; i++) {
    const own = members.get(groups[i]!) ?? []
    own.push(i)
    members.set(groups[i]!, own)
  }
  const judge = new Set<number>()
  for (const [group, own] of members) {
    const order = drawFrom(seed, 'held out', group).permutation(own.length)
    const count = own.length < 2 ? 0 : Math.max(1, Math.round(own.length * share))
    for (const i of order.slice(0, count)) judge.add(own[i]!)
  }
  const all = Uint32Array.from({ length: groups.length }, (_, i) => i)
  return {
    learn: all.filter((i) => !judge.has(i)),
    judge: all.filter((i) => judge.has(i)),
  }
}
