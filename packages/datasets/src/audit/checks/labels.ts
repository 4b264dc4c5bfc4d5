import { baselineProbabilities } from '../baseline-probabilities.js'
import { checkProbabilities } from '../check-probabilities.js'
import { confidentLearning } from '../confident-learning.js'
import type { EqualItems } from '../group-equal.js'
import type { Settings } from '../options.js'
import type { LabelsCheck, LabelsOfSplit, Skipped } from '../report.js'
import type { Steps } from '../run-steps.js'
import { isClass, type Splits } from '../split.js'

// From this part of wrong labels on, told by a model that the caller trusts.
const muchNoise = 0.1

/** @throws `datasets/array-length`, `datasets/bad-probabilities` */
export function* checkLabels(
  splits: Splits,
  equal: EqualItems,
  { noise, listed }: Settings,
): Steps<LabelsCheck | Skipped> {
  const { list, classNames } = splits
  if (!noise) return { verdict: 'skipped', reason: 'turned-off' }
  if (!classNames) return { verdict: 'skipped', reason: 'no-labels' }
  const classes = classNames.length
  for (const { name, length } of list) {
    const given = noise.probabilities[name]
    if (given) checkProbabilities(name, given, length, classes)
  }
  const labelled = list.filter(({ labels }) => labels)
  const used = new Set(
    labelled.flatMap(({ labels }) =>
      Array.from(labels!).filter((label) => isClass(label, classes)),
    ),
  )
  if (used.size < 2) return { verdict: 'skipped', reason: 'one-class' }
  const isGiven = labelled.every(({ name }) => noise.probabilities[name])
  // With fewer, whole folds would be empty.
  if (!isGiven && equal.groupCount < 2 * noise.folds) {
    return { verdict: 'skipped', reason: 'too-few-items' }
  }
  const baseline = isGiven ? [] : yield* baselineProbabilities(splits, equal, noise)
  const found = list.flatMap((split, s): LabelsOfSplit[] => {
    const { name, labels } = split
    if (!labels) return []
    const given = noise.probabilities[name]
    const { suspects, ...facts } = confidentLearning({
      labels,
      probabilities: given ?? baseline[s]!,
      classes,
    })
    return [
      {
        split: name,
        from: given ? 'given' : 'baseline',
        ...facts,
        suspectCount: suspects.length,
        suspects: suspects.slice(0, listed).map((suspect) => ({ split: name, ...suspect })),
      },
    ]
  })
  const isProblem = found.some(({ from, noise: part }) => from === 'given' && part >= muchNoise)
  const isOdd = found.some(({ suspectCount }) => suspectCount > 0)
  return { verdict: isProblem ? 'problem' : isOdd ? 'look' : 'ok', splits: found }
}
