import type { Facts } from '../facts.js'
import type { Finding } from '../finding.js'

/** Losses that compare one number for each class. */
const overClasses = ['categoricalCrossentropy', 'kullbackLeiblerDivergence', 'softmaxCrossEntropy']

const ofProbabilities = ['binaryCrossentropy', 'sigmoidCrossEntropy']

const ofErrors = ['meanSquaredError', 'meanAbsoluteError', 'logcosh']

/** What each activation can answer. */
const reach: Readonly<Record<string, readonly [number, number]>> = {
  sigmoid: [0, 1],
  hardSigmoid: [0, 1],
  softmax: [0, 1],
  tanh: [-1, 1],
  softsign: [-1, 1],
  relu: [0, Number.POSITIVE_INFINITY],
  softplus: [0, Number.POSITIVE_INFINITY],
}

const slack = 1e-3

/** Labels that are not of the kind that the loss wants. */
export const labelFindings = ({ model, data }: Facts): Finding[] => {
  const { loss, output } = model
  const { width, lowest, highest, lowestAt, highestAt, whole, oneHot } = data.targets
  const { units: classes, activation } = output
  if (loss === null) return []

  if (loss === 'sparseCategoricalCrossentropy') {
    if (width === classes && classes > 1 && oneHot) {
      return [{ code: 'core/cause-labels-one-hot', details: { loss, classes } }]
    }
    if (width !== 1 || classes === 1) return []
    const [label, index] = lowest < 0 ? [lowest, lowestAt] : [highest, highestAt]
    return label < 0 || label >= classes
      ? [{ code: 'core/cause-label-beyond-classes', details: { index, label, classes } }]
      : []
  }
  const wantsClasses = [...overClasses, ...ofProbabilities, ...ofErrors].includes(loss)
  if (wantsClasses && width === 1 && classes > 1 && whole) {
    return [{ code: 'core/cause-labels-class-index', details: { loss, classes } }]
  }
  if (ofProbabilities.includes(loss) && (lowest < -slack || highest > 1 + slack)) {
    return [{ code: 'core/cause-labels-beyond-one', details: { loss, lowest, highest } }]
  }
  const range = ofErrors.includes(loss) && activation !== null ? reach[activation] : undefined
  if (activation !== null && range && (lowest < range[0] - slack || highest > range[1] + slack)) {
    return [{ code: 'core/cause-targets-beyond-output', details: { activation, lowest, highest } }]
  }
  return []
}
