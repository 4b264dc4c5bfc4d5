import type { Catalog } from '@firstgrad/errors'
import type { VizDetails } from '../details.js'

export const en: Catalog<VizDetails> = {
  'viz/not-numbers': (d) =>
    `Expected numbers: an array, a typed array, nested arrays, or a tensor with dataSync(). Got ${d.received}.`,
  'viz/ragged': (d) =>
    `Expected rows of one length: the first has ${d.expected} numbers, another ${d.received}. Make them equally long.`,
  'viz/bad-step': (d) => `Expected a step that is a whole number from 0 on, got ${d.step}.`,
  'viz/bad-tag': (d) => `Expected a tag that is a text and not empty, got ${d.tag}.`,
  'viz/bad-count': (d) =>
    `Expected ${d.option} to be a whole number from ${d.least} on, got ${d.received}.`,
  'viz/not-a-png': (d) =>
    `Expected the bytes of a PNG file, got ${d.bytes} bytes that do not begin like one. Raw pixels are given as { data, width, height, channels }.`,
  'viz/bad-image': (d) =>
    `Expected ${d.width} x ${d.height} pixels of ${d.channels} channels (1 to 4), which are ${d.width * d.height * d.channels} numbers, got ${d.numbers}.`,
  'viz/images-differ': (d) =>
    `Expected images of one size, got ${d.first} and ${d.other}. Write them under different tags.`,
  'viz/lengths-differ': (d) => `Expected ${d.expected} ${d.what}, one for each, got ${d.received}.`,
  'viz/bad-prediction': (d) =>
    `Expected predictions from 0 to 1, got ${d.received} at index ${d.index}. Pass probabilities, not logits.`,
  'viz/empty': (d) => `Expected at least one of ${d.what}, got none.`,
  'viz/writer-closed': (d) =>
    `The event file ${d.path} is closed. Open another with eventWriter().`,
  'viz/cannot-write': (d) =>
    `${d.path} cannot be written: ${d.reason}. Check the folder, its permissions and the space that is left.`,
  'viz/not-a-model': (d) =>
    `Expected a layers model of TensorFlow.js, got ${d.received}. tf.sequential() and tf.model() make one, and await tf.loadLayersModel() loads one; graph models have no layers.`,
  'viz/model-not-built': (d) =>
    `Expected a model whose layers know their shapes; ${d.model} is not built yet. Add layers to it, the first with inputShape.`,
}
