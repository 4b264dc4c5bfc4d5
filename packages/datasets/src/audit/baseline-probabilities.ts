import { permutation } from '../random/permutation.js'
import { baselineFeatures } from './baseline-features.js'
import type { EqualItems } from './group-equal.js'
import { partOf, type Steps } from './run-steps.js'
import { fitSoftmaxRegression } from './softmax-regression.js'
import { isClass, type Splits } from './split.js'

const epochs = 3

/**
 * What a softmax regression gives each class for items that it has not seen: the items of all splits
 * are dealt to folds, equal ones to the same fold, and each fold is predicted from the others.
 *
 * @returns for each split, `[length, classes]`; zeros for items without a class
 */
export function* baselineProbabilities(
  { list, length, classNames }: Splits,
  { groupOf, groupCount, starts }: EqualItems,
  { folds, seed }: { readonly folds: number; readonly seed: number },
): Steps<Float64Array[]> {
  const classes = classNames!.length
  // The features count as a part as large as one fold.
  const features = yield* partOf(
    baselineFeatures({ list, length, classNames, kind: list[0]!.kind }),
    0,
    folds + 1,
  )
  const labels = new Int32Array(length).fill(-1)
  list.forEach((split, s) => {
    for (let index = 0; index < split.length; index++) {
      const label = split.labels?.[index]
      if (isClass(label, classes)) labels[starts[s]! + index] = label
    }
  })
  const rankOf = permutation(groupCount, { seed })
  const foldOf = (item: number) => rankOf[groupOf[item]!]! % folds
  const orders = Array.from({ length: epochs }, (_, epoch) =>
    permutation(length, { seed, epoch: epoch + 1 }).filter((item) => labels[item]! >= 0),
  )
  const found = new Float64Array(length * classes)
  const row = new Float64Array(classes)
  for (let fold = 0; fold < folds; fold++) {
    const fit = fitSoftmaxRegression(
      features,
      classes,
      (item) => labels[item]!,
      orders.map((order) => order.filter((item) => foldOf(item) !== fold)),
    )
    const { predict } = yield* partOf(fit, fold + 1, folds + 1)
    for (const item of orders[0]!) {
      if (foldOf(item) !== fold) continue
      predict(item, row)
      found.set(row, item * classes)
    }
  }
  return list.map((split, s) =>
    found.subarray(starts[s]! * classes, (starts[s]! + split.length) * classes),
  )
}
