import { pairsOfSplits } from '../items.js'
import type { Settings } from '../options.js'
import type { ClassDifference, ClassesCheck, ClassesOfSplit, Skipped, Verdict } from '../report.js'
import { partOf, type Steps } from '../run-steps.js'
import { isClass, type Split, type Splits } from '../split.js'

const itemsPerStep = 2 ** 16

function* classesOf(split: Split, classes: number, listed: number): Steps<ClassesOfSplit> {
  const { name, labels, length } = split
  if (!labels) {
    const none = { counts: null, missing: [], imbalance: null, invalid: 0, invalidAt: [] }
    return { split: name, ...none }
  }
  const counts = new Array<number>(classes).fill(0)
  const invalidAt: number[] = []
  let invalid = 0
  for (let index = 0; index < length; index++) {
    const label = labels[index]
    if (isClass(label, classes)) counts[label]! += 1
    else {
      invalid += 1
      if (invalidAt.length < listed) invalidAt.push(index)
    }
    if (index % itemsPerStep === 0) yield index / length
  }
  const present = counts.filter((count) => count > 0)
  return {
    split: name,
    counts,
    missing: present.length === 0 ? [] : counts.flatMap((n, label) => (n === 0 ? [label] : [])),
    imbalance: present.length === 0 ? null : Math.max(...present) / Math.min(...present),
    invalid,
    invalidAt,
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** `null` if one of them has no items with a class. */
const differenceOf = (a: ClassesOfSplit, b: ClassesOfSplit): ClassDifference | null => {
  const [ofA, ofB] = [sumOf(a.counts ?? []), sumOf(b.counts ?? [])]
  if (ofA === 0 || ofB === 0) return null
  let [totalVariation, byChance] = [0, 0]
  a.counts!.forEach((count, label) => {
    const [p, q] = [count / ofA, b.counts![label]! / ofB]
    const both = (count + b.counts![label]!) / (ofA + ofB)
    totalVariation += Math.abs(p - q) / 2
    // The mean of |x| for a normal x is its deviation times the root of 2 / π.
    const variance = both * (1 - both) * (1 / ofA + 1 / ofB)
    byChance += Math.sqrt((2 / Math.PI) * variance) / 2
  })
  return { splits: [a.split, b.split], totalVariation, byChance }
}

// Where a split begins to need a look, and where it is wrong.
const limits = {
  imbalance: { look: 10, problem: 100 },
  totalVariation: { look: 0.05, problem: 0.25 },
  /** A difference counts only if chance would hardly give it. */
  timesChance: 2,
}

const verdictOf = (
  splits: readonly ClassesOfSplit[],
  differences: readonly ClassDifference[],
): Verdict => {
  const imbalance = Math.max(0, ...splits.map((split) => split.imbalance ?? 0))
  const variation = Math.max(
    0,
    ...differences
      .filter((d) => d.totalVariation > limits.timesChance * d.byChance)
      .map((d) => d.totalVariation),
  )
  if (
    splits.some(({ invalid }) => invalid > 0) ||
    imbalance >= limits.imbalance.problem ||
    variation >= limits.totalVariation.problem
  )
    return 'problem'
  return splits.some(({ missing }) => missing.length > 0) ||
    imbalance >= limits.imbalance.look ||
    variation >= limits.totalVariation.look
    ? 'look'
    : 'ok'
}

/**
 * How the items are spread over the classes. Worth a look: a class without items, one with a tenth of
 * the items of another (a problem: a hundredth), splits whose total variation is 0.05 (0.25) and more
 * than twice what chance gives. A label that is no class is a problem.
 */
export function* checkClasses(splits: Splits, { listed }: Settings): Steps<ClassesCheck | Skipped> {
  const { list, classNames } = splits
  if (!classNames) return { verdict: 'skipped', reason: 'no-labels' }
  const found: ClassesOfSplit[] = []
  for (const [index, split] of list.entries()) {
    const steps = classesOf(split, classNames.length, listed)
    found.push(yield* partOf(steps, index, list.length))
  }
  const differences = pairsOfSplits(splits).flatMap(
    ([a, b]) => differenceOf(found[a]!, found[b]!) ?? [],
  )
  return { verdict: verdictOf(found, differences), classNames, splits: found, differences }
}
