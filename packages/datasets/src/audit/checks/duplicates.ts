import type { EqualItems } from '../group-equal.js'
import { itemOf, labelOf, pairsOfSplits } from '../items.js'
import type { Settings } from '../options.js'
import type {
  DuplicateGroup,
  DuplicatesCheck,
  DuplicatesShared,
  DuplicatesWithin,
} from '../report.js'
import type { Splits } from '../split.js'

/** The indices of one group by split. */
type Members = readonly (readonly number[])[]

/** The groups with more than one item, in order of their first. */
const repeated = ({ list }: Splits, { groupOf, groupCount, starts }: EqualItems): Members[] => {
  const counts = new Uint32Array(groupCount)
  for (const group of groupOf) counts[group]! += 1
  const members = new Map<number, number[][]>()
  list.forEach(({ length }, split) => {
    for (let index = 0; index < length; index++) {
      const group = groupOf[starts[split]! + index]!
      if (counts[group]! < 2) continue
      let indices = members.get(group)
      if (!indices) {
        indices = list.map((): number[] => [])
        members.set(group, indices)
      }
      indices[split]!.push(index)
    }
  })
  return [...members.values()]
}

/**
 * Counts what {@link groupEqual} found.
 *
 * In Fashion-MNIST as first published, one counted 43 duplicates in train, 1 in test, and 10 items of
 * train that occur in test (zalandoresearch/fashion-mnist, issue 44). Here that is `extra` 43 and 1,
 * and `items` [10, …]; as each of those images occurs twice, `groups` and `pairs` say the same.
 */
export const checkDuplicates = (
  splits: Splits,
  equal: EqualItems,
  { listed }: Settings,
): DuplicatesCheck => {
  const { list } = splits
  const groups = repeated(splits, equal)
  /** True if items of these splits have different labels; unlabelled ones contradict nobody. */
  const contradict = (members: Members, ofSplits: readonly number[]): boolean => {
    let first: number | null = null
    for (const split of ofSplits) {
      for (const index of members[split]!) {
        const label = labelOf(list[split]!, index)
        if (label === null) continue
        first ??= label
        if (label !== first) return true
      }
    }
    return false
  }
  const within = list.map(({ name }, split): DuplicatesWithin => {
    const here = groups.filter((members) => members[split]!.length > 1)
    const sum = (value: (count: number) => number) =>
      here.reduce((total, members) => total + value(members[split]!.length), 0)
    return {
      split: name,
      groups: here.length,
      extra: sum((count) => count - 1),
      pairs: sum((count) => (count * (count - 1)) / 2),
      contradicting: here.filter((members) => contradict(members, [split])).length,
    }
  })
  const shared = pairsOfSplits(splits).map(([a, b]): DuplicatesShared => {
    const both = groups.filter((members) => members[a]!.length > 0 && members[b]!.length > 0)
    const sum = (value: (members: Members) => number) =>
      both.reduce((total, members) => total + value(members), 0)
    return {
      splits: [list[a]!.name, list[b]!.name],
      groups: both.length,
      items: [sum((members) => members[a]!.length), sum((members) => members[b]!.length)],
      pairs: sum((members) => members[a]!.length * members[b]!.length),
      contradicting: both.filter((members) => contradict(members, [a, b])).length,
    }
  })
  const all = list.map((_, split) => split)
  const ranked = groups.map((members) => {
    const contradicting = contradict(members, all)
    const isShared = members.filter((indices) => indices.length > 0).length > 1
    return { members, contradicting, rank: contradicting ? 0 : isShared ? 1 : 2 }
  })
  ranked.sort((a, b) => a.rank - b.rank)
  const groupOf = ({ members, contradicting }: (typeof ranked)[number]): DuplicateGroup => ({
    count: members.reduce((total, indices) => total + indices.length, 0),
    items: members
      .flatMap((indices, split) =>
        indices.slice(0, listed).map((index) => itemOf(list[split]!, index)),
      )
      .slice(0, listed),
    contradicting,
  })
  const isProblem =
    ranked.some(({ contradicting }) => contradicting) || shared.some(({ pairs }) => pairs > 0)
  return {
    verdict: isProblem ? 'problem' : groups.length > 0 ? 'look' : 'ok',
    within,
    shared,
    groupCount: groups.length,
    groups: ranked.slice(0, listed).map(groupOf),
  }
}
