import {
  checkCount,
  finiteOf,
  labelsOf,
  type SampleValues,
  type SampleWeights,
  weightsOf,
} from './samples.js'

/** What is found when all scores of at least a threshold count as found: one of each for each threshold. */
export interface FoundAtThresholds {
  /** Falling. */
  readonly thresholds: number[]
  readonly truePositives: number[]
  readonly falsePositives: number[]
}

/** Numbers as the operations take them, read and checked. */
export interface BinarySamples {
  /** Whether each sample is so. */
  readonly isTrue: (sample: number) => boolean
  readonly scoreOf: (sample: number) => number
  readonly weights: ArrayLike<number>
}

/** @throws `kernels/option` and its like */
export const binarySamplesOf = (
  operation: string,
  truth: SampleValues,
  scores: SampleValues,
  options: SampleWeights,
): BinarySamples => {
  const labels = labelsOf(operation, 'truth', truth, 2)
  const numbers = finiteOf(operation, 'scores', scores)
  checkCount(operation, 'scores', numbers, labels.length)
  const weights = weightsOf(operation, options, labels.length)
  return { isTrue: (at) => labels[at] === 1, scoreOf: (at) => numbers[at]!, weights }
}

/** At each score that occurs; what weighs nothing is not there. */
export const foundAtThresholds = ({
  isTrue,
  scoreOf,
  weights,
}: BinarySamples): FoundAtThresholds => {
  const scores = Float64Array.from(weights, (_, at) => scoreOf(at))
  const order = Uint32Array.from(scores.keys())
    .filter((at) => weights[at]! > 0)
    .sort((one, other) => scores[other]! - scores[one]!)
  const found: FoundAtThresholds = { thresholds: [], truePositives: [], falsePositives: [] }
  let [hits, misses] = [0, 0]
  order.forEach((sample, at) => {
    if (isTrue(sample)) hits += weights[sample]!
    else misses += weights[sample]!
    const next = order[at + 1]
    if (next !== undefined && scores[next] === scores[sample]) return
    found.thresholds.push(scores[sample]!)
    found.truePositives.push(hits)
    found.falsePositives.push(misses)
  })
  return found
}
