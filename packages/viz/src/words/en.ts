import { extentOf } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Words } from './words.js'

const plural = (count: number, one: string, many = `${one}s`) =>
  `${valueText(count)} ${count === 1 ? one : many}`

const list = (items: readonly string[], most = 6) =>
  items.length > most
    ? `${items.slice(0, most).join(', ')} and ${items.length - most} more`
    : items.join(', ')

const sentence = (parts: readonly string[], untold: number, what: string) =>
  `${parts.join('; ')}${untold > 0 ? `; and ${plural(untold, `other ${what}`, `other ${what}`)}` : ''}.`

export const en: Words = {
  series: 'series',
  value: 'value',
  category: 'category',
  count: 'count',
  from: 'from',
  to: 'to',
  width: 'width',
  height: 'height',
  caption: 'caption',
  predicted: 'predicted',
  actual: 'actual',
  className: 'class',
  step: 'step',
  input: 'input',
  output: 'output',
  row: 'row',
  column: 'column',
  channel: 'channel',
  least: 'least',
  largest: 'largest',
  mean: 'mean',
  label: 'label',
  score: 'score',
  threshold: 'threshold',
  falsePositiveRate: 'false positive rate',
  truePositiveRate: 'true positive rate',
  predictedProbability: 'predicted probability',
  observedFrequency: 'observed frequency',
  name: 'name',
  layer: 'layer',
  type: 'type',
  shape: 'output shape',
  parameterCount: 'parameters',
  inputs: 'takes from',
  figure: 'figure',
  title: 'title',
  summary: 'summary',
  frame: 'frame',
  colon: ': ',
  data: 'Data',
  play: 'Play',
  pause: 'Pause',
  arrowKeys: 'Arrow keys go from point to point.',
  truncated: (shown, all) => `The first ${valueText(shown)} of ${plural(all, 'row')}.`,
  moreRows: (count) => `… and ${plural(count, 'more row', 'more rows')}`,
  parameters: (count) => `${count} parameters`,
  nothingIn: (name) => `${name} has no values`,
  range: (label, ...lists) => {
    const extent = extentOf(...lists)
    return extent
      ? `${label} from ${valueText(extent[0])} to ${valueText(extent[1])}`
      : `no ${label}`
  },
  line: (l) => {
    const gaps = l.missing > 0 ? `, with ${plural(l.missing, 'gap')}` : ''
    if (l.points === 1) return `${l.name} is ${l.first} at ${l.firstX}${gaps}`
    return `${l.name} goes from ${l.first} at ${l.firstX} to ${l.last} at ${l.lastX} (lowest ${l.low} at ${l.lowX}, highest ${l.high} at ${l.highX})${gaps}`
  },
  bars: (b) =>
    b.highAt === b.lowAt
      ? `${b.name} is ${b.high} for ${b.highAt}`
      : `${b.name} is highest for ${b.highAt} (${b.high}) and lowest for ${b.lowAt} (${b.low})`,
  distribution: (d) =>
    `${d.name} has ${plural(d.total, 'value')} with mean ${d.mean}, most of them (${valueText(d.most)}) from ${d.from} to ${d.to}${d.left > 0 ? `, and ${plural(d.left, 'value')} outside of the bins` : ''}`,
  lineChart: (count, told, untold) =>
    count === 0
      ? 'A line chart without lines.'
      : `A line chart: ${sentence(told, untold, 'series')}`,
  scatter: (s) =>
    s.points === 0
      ? 'A scatter plot without points.'
      : `A scatter plot of ${plural(s.points, 'point')} (${list(s.series)}): ${s.x}, ${s.y}${s.missing > 0 ? `; ${plural(s.missing, 'point')} with values that are no numbers` : ''}.`,
  bar: (categories, series, told, untold) =>
    categories * series === 0
      ? 'A bar chart without bars.'
      : `A bar chart of ${plural(categories, 'category', 'categories')}: ${sentence(told, untold, 'series')}`,
  histogram: (bins, told, untold) =>
    told.length === 0
      ? 'A histogram without values.'
      : `A histogram with ${plural(bins, 'bin')}: ${sentence(told, untold, 'series')}`,
  cells: (rows, columns, facts) =>
    facts
      ? `A map of ${valueText(rows)} x ${plural(columns, 'cell')}: lowest ${facts.low} at (${facts.lowAt}), highest ${facts.high} at (${facts.highAt})${facts.missing > 0 ? `; ${plural(facts.missing, 'cell is', 'cells are')} no number` : ''}.`
      : `A map of ${valueText(rows)} x ${plural(columns, 'cell')} without numbers.`,
  picture: (width, height) => `A picture of ${valueText(width)} x ${plural(height, 'pixel')}.`,
  imageGrid: (count, captions) =>
    `${plural(count, 'picture')}${captions.length > 0 ? `: ${list(captions)}` : ''}.`,
  confusion: ({ right, total, share, worst }) =>
    total === 0
      ? 'A confusion matrix without examples.'
      : `A confusion matrix: ${valueText(right)} of ${plural(total, 'example')} are right (${share})${worst.count > 0 ? `; the most common mistake takes ${worst.actual} for ${worst.predicted} (${plural(worst.count, 'time')})` : ''}.`,
  decision: (shares, points) =>
    `The decisions of a model over a plane with ${plural(points, 'example')}: ${list(shares.map(({ name, share }) => `${name} takes ${share} of the area`))}.`,
  surface: (facts, path) => {
    const loss = facts
      ? `from ${facts.low} at ${facts.lowAt} to ${facts.high}`
      : 'without any numbers'
    const way = path
      ? `; an optimiser goes from (${path.from}) to (${path.to}) in ${plural(path.steps - 1, 'step')}`
      : ''
    return `A loss over two parameters, ${loss}${way}.`
  },
  kernels: (count, size, facts) =>
    `${plural(count, 'kernel')} of ${size}${facts ? ` with weights from ${facts.low} to ${facts.high}` : ''}.`,
  featureMaps: (count, size, silent, strongest) =>
    `${plural(count, 'feature map')} of ${size}${strongest ? `: channel ${strongest.channel} answers strongest (${strongest.high})` : ''}${silent > 0 ? `; ${plural(silent, 'is', 'are')} zero everywhere` : ''}.`,
  overlay: (o) => {
    const parts = [
      ...(o.boxes.length > 0
        ? [`${plural(o.boxes.length, 'box', 'boxes')} (${list(o.boxes)})`]
        : []),
      ...(o.keypoints > 0 ? [plural(o.keypoints, 'keypoint')] : []),
      ...o.shares.map(({ name, share }) => `${name} on ${share} of it`),
      ...(o.hottest ? [`a heat map that is highest at (${o.hottest})`] : []),
    ]
    return `A picture of ${valueText(o.width)} x ${plural(o.height, 'pixel')}${parts.length > 0 ? ` with ${parts.join('; ')}` : ''}.`
  },
  network: (layers, parameters, heaviest) =>
    `A network of ${plural(layers, 'layer')} with ${parameters} parameters${heaviest ? `, most of them in ${heaviest.name} (${heaviest.parameters})` : ''}.`,
  roc: (curves) =>
    curves.length === 0
      ? 'A ROC chart without curves.'
      : `ROC: the area under the curve is ${list(curves.map(({ name, auc }) => `${auc} for ${name}`))} (0.5 is chance, 1 is perfect).`,
  calibration: (curves) =>
    curves.length === 0
      ? 'A calibration chart without curves.'
      : `Calibration: ${list(curves.map(({ name, error, lean }) => `${name} is off by ${error} on average, ${lean === 0 ? 'to neither side' : lean > 0 ? 'mostly too high' : 'mostly too low'}`))}.`,
  embedding: (points, dimensions, classes, explained) =>
    `${plural(points, 'vector')} of ${plural(dimensions, 'dimension')} as points${classes.length > 0 ? ` of ${plural(classes.length, 'class', 'classes')} (${list(classes)})` : ''}${dimensions > 2 ? `, on the plane that shows ${explained} of the variance` : ''}.`,
  table: (rows, columns) => `A table of ${plural(rows, 'row')}: ${list(columns)}.`,
  subplots: (count, told) =>
    `${plural(count, 'figure')}${told.length > 0 ? `: ${told.map((each, i) => `(${i + 1}) ${each}`).join(' ')}` : '.'}`,
  animation: (frames, seconds, last) =>
    `A film of ${plural(frames, 'frame')} in ${seconds} s that ends with: ${last}`,
}
