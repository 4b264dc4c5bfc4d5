import type { ModelFacts } from '../facts.js'
import type { Finding } from '../finding.js'

const ofProbabilities = [
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
]

const ofClasses = ofProbabilities.filter((loss) => loss !== 'binaryCrossentropy')

const ofErrors = ['meanSquaredError', 'meanAbsoluteError', 'logcosh']

/** Losses that want logits: what they apply themselves, and the loss for outputs that did. */
const ofLogits: Readonly<Record<string, { readonly applies: string; readonly better: string }>> = {
  softmaxCrossEntropy: { applies: 'softmax', better: 'categoricalCrossentropy' },
  sigmoidCrossEntropy: { applies: 'sigmoid', better: 'binaryCrossentropy' },
}

const probabilities = ['softmax', 'sigmoid', 'hardSigmoid']

/** A loss and an output that do not belong together. */
export const lossFindings = ({ loss, output }: ModelFacts): Finding[] => {
  const { activation, units } = output
  if (activation === 'softmax' && units === 1) {
    return [{ code: 'core/cause-softmax-of-one-unit', details: {} }]
  }
  if (loss === null) return []
  if (units === 1 && (ofClasses.includes(loss) || loss === 'softmaxCrossEntropy')) {
    return [{ code: 'core/cause-classes-of-one-unit', details: { loss } }]
  }
  if (activation === null) return []

  const logits = ofLogits[loss]
  if (logits && probabilities.includes(activation)) {
    return [{ code: 'core/cause-loss-wants-logits', details: { loss, activation, ...logits } }]
  }
  if (ofProbabilities.includes(loss) && !probabilities.includes(activation)) {
    const better = loss === 'binaryCrossentropy' ? 'sigmoid' : 'softmax'
    return [{ code: 'core/cause-loss-wants-probabilities', details: { loss, activation, better } }]
  }
  const classes = units
  if (ofClasses.includes(loss) && activation !== 'softmax') {
    return [{ code: 'core/cause-sigmoid-for-classes', details: { loss, classes } }]
  }
  if (ofErrors.includes(loss) && activation === 'softmax') {
    return [{ code: 'core/cause-error-of-softmax', details: { loss } }]
  }
  // Of two classes both losses are the same.
  if (loss === 'binaryCrossentropy' && activation === 'softmax' && units > 2) {
    return [{ code: 'core/cause-binary-loss-of-softmax', details: { loss, classes } }]
  }
  return []
}
