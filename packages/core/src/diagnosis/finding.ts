/** What each finding tells of a training run; the words are in the catalog of messages. */
export interface FindingDetails {
  'core/cause-examples-not-finite': { what: 'x' | 'y'; index: number }
  'core/cause-learning-rate': { learningRate: number; largestCurvature: number; limit: number }
  'core/cause-adaptive-rate': { optimizer: string; learningRate: number; usual: number }
  'core/cause-rate-too-small': {
    optimizer: string
    learningRate: number
    suggested: number
    first: number
    last: number
    steps: number
  }
  'core/cause-inputs-unscaled': { largest: number }
  'core/cause-inputs-tiny': { largest: number }
  'core/cause-dead-units': { layer: string; dead: number; units: number }
  'core/cause-identical-units': { layer: string; units: number }
  'core/cause-vanishing-gradients': { first: string; last: string; share: number }
  'core/cause-vanishing-activations': { layer: string; share: number }
  'core/cause-exploding-gradients': { layer: string; times: number }
  'core/cause-plateau': { loss: number; constant: number; steps: number }
  'core/cause-overfitting': { epoch: number; best: number; last: number; training: number }
  'core/cause-leak': { perStep: number; tensors: number; steps: number }
  'core/cause-loss-wants-probabilities': { loss: string; activation: string; better: string }
  'core/cause-loss-wants-logits': {
    loss: string
    applies: string
    activation: string
    better: string
  }
  'core/cause-softmax-of-one-unit': object
  'core/cause-classes-of-one-unit': { loss: string }
  'core/cause-error-of-softmax': { loss: string }
  'core/cause-binary-loss-of-softmax': { loss: string; classes: number }
  'core/cause-sigmoid-for-classes': { loss: string; classes: number }
  'core/cause-labels-one-hot': { loss: string; classes: number }
  'core/cause-labels-class-index': { loss: string; classes: number }
  'core/cause-label-beyond-classes': { index: number; label: number; classes: number }
  'core/cause-labels-beyond-one': { loss: string; lowest: number; highest: number }
  'core/cause-targets-beyond-output': { activation: string; lowest: number; highest: number }
  'core/cause-unknown': object
}

/** One thing that is wrong with a training run, as data; `describeCode` of the messages says it. */
export type Finding = {
  [Code in keyof FindingDetails]: { readonly code: Code; readonly details: FindingDetails[Code] }
}[keyof FindingDetails]
