import type { Catalog } from '@firstgrad/errors'
import type { FindingDetails } from '../../diagnosis/finding.js'

const short = (value: number) => String(Number(value.toPrecision(4)))

const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`

/** What is wrong with a training run, and what to do. */
export const en: Catalog<FindingDetails> = {
  'core/cause-examples-not-finite': ({ what, index }) =>
    `Example ${index} has a ${what} that is not a number. Clean the data before training.`,
  'core/cause-learning-rate': ({ learningRate, largestCurvature, limit }) =>
    `The learning rate ${learningRate} is too high: the largest curvature of the loss at the start is ${short(largestCurvature)}, so steps grow beyond ${short(limit)}. Try ${short(limit / 2)} or less.`,
  'core/cause-adaptive-rate': ({ optimizer, learningRate, usual }) =>
    `The learning rate ${learningRate} is too high for ${optimizer}, which moves every weight by about that much in each step, however small its gradient. Try ${usual}.`,
  'core/cause-rate-too-small': ({ optimizer, learningRate, suggested, first, last, steps }) =>
    `The learning rate ${learningRate} is too small for ${optimizer}: ${steps} steps brought the loss from ${short(first)} to ${short(last)}. Try ${short(suggested)}.`,
  'core/cause-inputs-unscaled': ({ largest }) =>
    `The inputs reach ${short(largest)}. Scale them to about 1: large inputs make large curvature.`,
  'core/cause-inputs-tiny': ({ largest }) =>
    `No input is larger than ${short(largest)}, so the weights hardly matter. Scale the inputs to about 1.`,
  'core/cause-dead-units': ({ layer, dead, units }) =>
    `${dead} of ${units} ReLUs of the layer ${layer} are dead: they are 0 for every example, and no gradient passes them. Start anew with a smaller learning rate or another initializer, or use leaky ReLUs.`,
  'core/cause-identical-units': ({ layer, units }) =>
    `All ${units} units of the layer ${layer} have the same weights, so they learn the same and stay one. Draw the initial weights at random.`,
  'core/cause-vanishing-gradients': ({ first, last, share }) =>
    `The gradients vanish on their way back: those of the layer ${first} are ${percent(share)} of those of ${last}. Use ReLU instead of sigmoid or tanh, fewer layers, or batch normalization.`,
  'core/cause-vanishing-activations': ({ layer, share }) =>
    `The signal fades from layer to layer: the layer ${layer} passes on ${percent(share)} of what came in, and the gradients fade with it. Draw larger initial weights (heNormal for ReLU, glorotNormal for tanh).`,
  'core/cause-exploding-gradients': ({ layer, times }) =>
    `The signal grows from layer to layer: the layer ${layer} passes on ${short(times)} times what came in, and the gradients grow with it. Draw smaller initial weights (heNormal for ReLU, glorotNormal for tanh).`,
  'core/cause-plateau': ({ loss, constant, steps }) =>
    `After ${steps} steps the loss is ${short(loss)}; to answer always the same gives ${short(constant)}. Nothing of the inputs was learned: check that x and y belong together and that the model can tell the inputs apart, or give it more steps.`,
  'core/cause-overfitting': ({ epoch, best, last, training }) =>
    `The model learns the examples by heart: on validation data the loss was best after epoch ${epoch} (${short(best)}) and is now ${short(last)}, while in training it is ${short(training)}. Stop earlier, take more data, a smaller model, or dropout.`,
  'core/cause-leak': ({ perStep, tensors, steps }) =>
    `Tensors are never freed: about ${short(perStep)} more at each step, ${tensors} after ${steps} steps. Dispose what you make in the loop, or wrap it in tf.tidy.`,
  'core/cause-loss-wants-probabilities': ({ loss, activation, better }) =>
    `The loss ${loss} wants probabilities, but the output has the activation ${activation}. Give the last layer the activation ${better}.`,
  'core/cause-loss-wants-logits': ({ loss, applies, activation, better }) =>
    `The loss ${loss} wants logits and applies ${applies} itself, but the output has the activation ${activation} already: twice flattens the gradient. Leave the last layer linear, or take the loss ${better}.`,
  'core/cause-softmax-of-one-unit': () =>
    'Softmax over one unit is always 1, so nothing can be learned. Use sigmoid with binaryCrossentropy, or one unit a class.',
  'core/cause-classes-of-one-unit': ({ loss }) =>
    `The loss ${loss} compares classes, but the output has one unit, for which it is always 0. Use binaryCrossentropy, or one unit a class.`,
  'core/cause-error-of-softmax': ({ loss }) =>
    `The output is a softmax and the loss is ${loss}: where softmax is sure and wrong, the gradient is nearly 0. Use categoricalCrossentropy.`,
  'core/cause-binary-loss-of-softmax': ({ loss, classes }) =>
    `The loss ${loss} takes each of the ${classes} classes as a question of its own, but softmax lets exactly one of them be true. Use categoricalCrossentropy.`,
  'core/cause-sigmoid-for-classes': ({ loss, classes }) =>
    `The loss ${loss} wants ${classes} probabilities whose sum is 1, but sigmoid gives each by itself. Use softmax.`,
  'core/cause-labels-one-hot': ({ loss, classes }) =>
    `The loss ${loss} wants one class index, but each label is a row of ${classes} numbers. Use categoricalCrossentropy, or give the index of the 1.`,
  'core/cause-labels-class-index': ({ loss, classes }) =>
    `The loss ${loss} wants ${classes} numbers a label, but each label is a single class index. Use sparseCategoricalCrossentropy, or make the labels one-hot.`,
  'core/cause-label-beyond-classes': ({ index, label, classes }) =>
    `Example ${index} has the label ${label}, but the output has ${classes} units, for classes 0 to ${classes - 1}. Count classes from 0, or give the last layer one unit a class.`,
  'core/cause-labels-beyond-one': ({ loss, lowest, highest }) =>
    `The loss ${loss} wants labels from 0 to 1, but they go from ${short(lowest)} to ${short(highest)}. Write the two classes as 0 and 1.`,
  'core/cause-targets-beyond-output': ({ activation, lowest, highest }) =>
    `The targets go from ${short(lowest)} to ${short(highest)}, which an output with the activation ${activation} cannot reach. Leave the last layer linear, or scale the targets.`,
  'core/cause-unknown': () =>
    'No common cause was found. Try a tenth of the learning rate, and look for log(0) or division by 0 in the loss.',
}
