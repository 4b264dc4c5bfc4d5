import { differenceHashes } from '../difference-hash.js'
import { type FoundPair, findNear } from '../find-near.js'
import type { EqualItems } from '../group-equal.js'
import { itemOf, labelOf, pairsOfSplits } from '../items.js'
import type { Settings } from '../options.js'
import type { NearDuplicatesCheck, NearShared, NearWithin, Skipped } from '../report.js'
import { imageSides } from '../resize-area.js'
import { partOf, type Steps } from '../run-steps.js'
import type { Splits } from '../split.js'

/** Of each split, the first of every group of equal items. */
const distinctItems = ({ list }: Splits, { groupOf, groupCount, starts }: EqualItems) => {
  const found: { split: number; index: number; group: number }[] = []
  const lastSplit = new Int32Array(groupCount).fill(-1)
  list.forEach(({ length }, split) => {
    for (let index = 0; index < length; index++) {
      const group = groupOf[starts[split]! + index]!
      if (lastSplit[group] === split) continue
      lastSplit[group] = split
      found.push({ split, index, group })
    }
  })
  return found
}

/**
 * Pairs of images that are almost the same: their difference hashes differ in at most `hashDistance`
 * bits, and their values on average in at most `meanDifference` of the expected range. Equal items
 * are counted by the check for exact duplicates only, and their first stands for them here. Whether
 * a pair is one picture twice, or two simple pictures such as strokes, takes a person to say.
 */
export function* checkNearDuplicates(
  splits: Splits,
  equal: EqualItems,
  { near, range, listed }: Settings,
): Steps<NearDuplicatesCheck | Skipped> {
  const { list, kind } = splits
  if (!near) return { verdict: 'skipped', reason: 'turned-off' }
  const sides = imageSides(list[0]!.shape)
  if (kind !== 'images' || !sides) return { verdict: 'skipped', reason: 'not-images' }
  const items = distinctItems(splits, equal)
  const { size } = list[0]!
  const unit = range![1] - range![0]
  const hashes = yield* partOf(
    differenceHashes(sides, items.length, (item) => {
      const { split, index } = items[item]!
      return { values: list[split]!.values, index }
    }),
    0,
    2,
  )
  const search = findNear({
    hashes,
    hashDistance: near.hashDistance,
    meanDifference: near.meanDifference * unit,
    leaveOut: (a, b) => items[a]!.group === items[b]!.group,
    differenceOf: (a, b, limit) => {
      const ofA = list[items[a]!.split]!.values
      const ofB = list[items[b]!.split]!.values
      let sum = 0
      for (let i = items[a]!.index * size, j = items[b]!.index * size, k = 0; k < size; k++) {
        sum += Math.abs(ofA[i++]! - ofB[j++]!)
        if (sum > limit * size) break
      }
      // Images with NaN are near to nothing.
      return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum / size
    },
  })
  const { pairs, complete } = yield* partOf(search, 1, 2)
  pairs.sort((p, q) => p.difference - q.difference || p.a - q.a || p.b - q.b)

  const labelled = (item: number) => labelOf(list[items[item]!.split]!, items[item]!.index)
  const isContradicting = ({ a, b }: FoundPair) => {
    const [ofA, ofB] = [labelled(a), labelled(b)]
    return ofA !== null && ofB !== null && ofA !== ofB
  }
  /** Items come split after split, so `a` is never of a later split than `b`. */
  const between = (first: number, second: number) =>
    pairs.filter(({ a, b }) => items[a]!.split === first && items[b]!.split === second)
  const within = list.map(({ name }, split): NearWithin => {
    const here = between(split, split)
    return {
      split: name,
      pairs: here.length,
      items: new Set(here.flatMap(({ a, b }) => [a, b])).size,
      contradicting: here.filter(isContradicting).length,
    }
  })
  const shared = pairsOfSplits(splits).map(([first, second]): NearShared => {
    const both = between(first, second)
    return {
      splits: [list[first]!.name, list[second]!.name],
      pairs: both.length,
      items: [new Set(both.map(({ a }) => a)).size, new Set(both.map(({ b }) => b)).size],
      contradicting: both.filter(isContradicting).length,
    }
  })
  const whole = (item: number) => itemOf(list[items[item]!.split]!, items[item]!.index)
  return {
    verdict: pairs.length > 0 ? 'look' : 'ok',
    ...near,
    within,
    shared,
    pairCount: pairs.length,
    pairs: pairs.slice(0, listed).map((pair) => ({
      items: [whole(pair.a), whole(pair.b)],
      hashDistance: pair.hashDistance,
      meanDifference: pair.difference / unit,
    })),
    complete,
  }
}
