import { isClass } from './split.js'

export interface LabelledProbabilities {
  /** `[items]`; what is no class is passed over. */
  readonly labels: ArrayLike<number>
  /** `[items, classes]`: out of sample, each row with the sum 1. */
  readonly probabilities: ArrayLike<number>
  readonly classes: number
}

export interface Suspect {
  readonly index: number
  readonly label: number
  readonly suggested: number
  readonly selfConfidence: number
  readonly margin: number
}

export interface ConfidentLearning {
  readonly items: number
  readonly agreement: number
  /** `[classes]`; `null` for a class that no item has. */
  readonly thresholds: (number | null)[]
  /** `[classes][classes]`, the given label first. */
  readonly confidentJoint: number[][]
  readonly noise: number
  /** The smallest margin first. */
  readonly suspects: Suspect[]
}

// A probability that equals a threshold up to rounding has reached it.
const slack = 1e-6

const thresholdsOf = ({ labels, probabilities, classes }: LabelledProbabilities) => {
  const sums = new Float64Array(classes)
  const counts = new Float64Array(classes)
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]
    if (!isClass(label, classes)) continue
    sums[label]! += probabilities[index * classes + label]!
    counts[label]! += 1
  }
  // A class that never gets any probability must not have a threshold that everything reaches.
  const thresholds = Array.from(sums, (sum, label) =>
    counts[label]! > 0 ? Math.max(2 * slack, sum / counts[label]!) : null,
  )
  return { thresholds, counts }
}

/**
 * Part of the labels that is wrong: the rows of the confident joint brought to the number of items
 * with that label, and what then lies off the diagonal.
 */
const noiseOf = (joint: readonly (readonly number[])[], counts: Float64Array): number => {
  let [all, right] = [0, 0]
  joint.forEach((row, label) => {
    if (counts[label] === 0) return
    const sum = row.reduce((total, count) => total + count, 0)
    // A class nobody was confident of counts as right.
    const part = sum > 0 ? row[label]! / sum : 1
    all += counts[label]!
    right += part * counts[label]!
  })
  return all > 0 ? 1 - right / all : 0
}

/**
 * Confident learning: counts an item as of class `j` if its probability of `j` is at least the mean
 * probability of `j` over the items labelled `j`; of several such classes, the most probable one.
 * Items counted as of another class than their label are suspected, unless their label is the most
 * probable class.
 *
 * C. G. Northcutt, L. Jiang, I. L. Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels", JAIR 70, 2021. The suspects are those of `find_label_issues(filter_by='confident_learning',
 * return_indices_ranked_by='normalized_margin')` of the authors' `cleanlab`.
 *
 * @example
 * ```ts
 * const labels = [0, 0, 1]
 * const probabilities = [0.9, 0.1, 0.2, 0.8, 0.3, 0.7]
 * confidentLearning({ labels, probabilities, classes: 2 }).suspects // item 1, suggested 1
 * ```
 */
export const confidentLearning = (given: LabelledProbabilities): ConfidentLearning => {
  const { labels, probabilities, classes } = given
  const { thresholds, counts } = thresholdsOf(given)
  const joint = thresholds.map(() => new Array<number>(classes).fill(0))
  const suspects: Suspect[] = []
  let [items, agreeing] = [0, 0]
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]
    if (!isClass(label, classes)) continue
    const start = index * classes
    let [confident, best, largestOther] = [-1, 0, 0]
    for (let j = 0; j < classes; j++) {
      const probability = probabilities[start + j]!
      if (probability > probabilities[start + best]!) best = j
      if (j !== label && probability > largestOther) largestOther = probability
      const threshold = thresholds[j]
      if (typeof threshold !== 'number' || probability < threshold - slack) continue
      if (confident < 0 || probability > probabilities[start + confident]!) confident = j
    }
    items += 1
    if (best === label) agreeing += 1
    if (confident < 0) continue
    joint[label]![confident]! += 1
    if (confident === label || best === label) continue
    const selfConfidence = probabilities[start + label]!
    const margin = selfConfidence - largestOther
    suspects.push({ index, label, suggested: confident, selfConfidence, margin })
  }
  suspects.sort((a, b) => a.margin - b.margin || a.index - b.index)
  const agreement = items > 0 ? agreeing / items : 1
  return {
    items,
    agreement,
    thresholds,
    confidentJoint: joint,
    noise: noiseOf(joint, counts),
    suspects,
  }
}
