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
  'viz/bad-shape': (d) => `Expected ${d.what} of shape ${d.expected}, got ${d.received}.`,
  'viz/bad-class': (d) =>
    `Expected ${d.what} to be classes, whole numbers from 0 on, got ${d.received} at index ${d.index}.`,
  'viz/unknown-class': (d) =>
    `Expected ${d.what} below ${d.classes}, the number of classes, got ${d.received} at index ${d.index}. Name every class in \`classes\`.`,
  'viz/bad-label': (d) => `Expected labels of 0 or 1, got ${d.received} at index ${d.index}.`,
  'viz/not-a-score': (d) => `Expected scores that are numbers, got NaN at index ${d.index}.`,
  'viz/one-class': (d) =>
    `Expected examples of both classes, got ${d.positives} positive and ${d.negatives} negative. With one of them alone there is no rate to draw.`,
  'viz/unknown-layer': (d) =>
    `The layer ${d.name} takes from ${d.input}, which is none of the layers.`,
  'viz/layer-twice': (d) => `Two layers are called ${d.name}. Give each a name of its own.`,
  'viz/circular-layers': (d) =>
    `Expected layers that lead from inputs to outputs; these lead in a circle: ${d.names.join(', ')}.`,
  'viz/too-many-figures': (d) =>
    `Expected at most ${d.rows * d.columns} figures for ${d.rows} x ${d.columns} places, got ${d.received}.`,
  'viz/animation-within': () =>
    'Expected frames that stand still; one of them is an animation. Put its frames in this one.',
  'viz/bad-figure': (d) =>
    `Expected a figure of version 1, but ${d.path} is ${d.received} (${d.reason}).`,
  'viz/bad-scale': (d) => `Expected a scale above 0 and up to 20, got ${d.received}.`,
  'viz/no-renderer': (d) =>
    `PNG files are made by @resvg/resvg-js, which is not there (${d.reason}). Install it: npm install @resvg/resvg-js.`,
  'viz/writer-closed': (d) =>
    `The event file ${d.path} is closed. Open another with eventWriter().`,
  'viz/cannot-write': (d) =>
    `${d.path} cannot be written: ${d.reason}. Check the folder, its permissions and the space that is left.`,
  'viz/not-a-model': (d) =>
    `Expected a layers model of TensorFlow.js, got ${d.received}. tf.sequential() and tf.model() make one, and await tf.loadLayersModel() loads one; graph models have no layers.`,
  'viz/model-not-built': (d) =>
    `Expected a model whose layers know their shapes; ${d.model} is not built yet. Add layers to it, the first with inputShape.`,
}
