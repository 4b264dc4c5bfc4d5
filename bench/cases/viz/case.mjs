/**
 * @typedef {import('./facts.mjs').Facts} Facts
 * @typedef {import('../../runner/case.mjs').BenchCase} BenchCase
 */

/** @type {readonly (readonly [string, import('./drawings.mjs').Library])[]} */
const libraries = [
  ['@firstgrad/viz', 'firstgrad'],
  ['@observablehq/plot, linkedom', 'plot'],
  ['vega-lite, vega', 'vega'],
]

/**
 * @param {string} module
 * @param {import('./drawings.mjs').PictureName} picture
 * @param {object} [how]
 */
const contestants = (module, picture, how = {}) => [
  ...libraries.map(([name, library]) => ({ name, module, argument: { library, picture } })),
  {
    name: 'matplotlib',
    python: 'matplotlib_peer.py',
    imports: 'matplotlib',
    argument: { picture, ...how },
  },
]

/**
 * Both are SVGs of the same numbers, with every word and with marks enough.
 *
 * @param {(facts: Facts) => boolean} hasMarks
 * @returns {BenchCase['agree']}
 */
const agreeOn = (hasMarks) => (/** @type {Facts} */ one, /** @type {Facts} */ other) =>
  [one, other].every((facts) => facts.isSVG && facts.missing.length === 0 && hasMarks(facts)) &&
  Math.abs(one.sum - other.sum) <= 1e-9 * Math.abs(one.sum)

const hasLines = (/** @type {Facts} */ { corners }) => corners > 1500

const columns = {
  'SVG kB': (/** @type {Facts} */ { bytes }) => bytes / 1000,
  'gzip kB': (/** @type {Facts} */ { gzipped }) => gzipped / 1000,
}

const plotWords = "Plot's is an HTML figure with the title and the legend around the SVG."

/**
 * @param {string} name
 * @param {import('./drawings.mjs').PictureName} picture
 * @param {string} title
 * @param {(facts: Facts) => boolean} hasMarks
 * @returns {BenchCase}
 */
const drawingCase = (name, picture, title, hasMarks) => ({
  name,
  title: `${title}, about 640 x 400, from numbers to an SVG in a warm process. ${plotWords}`,
  contestants: contestants('drawing.mjs', picture),
  agree: agreeOn(hasMarks),
  columns,
})

/** @type {BenchCase[]} */
export default [
  drawingCase(
    'viz-lines',
    'lines',
    '2 lines of 1,000 points each with title, labels of axes and legend',
    hasLines,
  ),
  drawingCase(
    'viz-long-line',
    'longLine',
    'A line of 100,000 points, which @firstgrad/viz and matplotlib thin out',
    hasLines,
  ),
  drawingCase(
    'viz-scatter',
    'scatter',
    '2,000 points in 3 classes, told apart by colour and shape',
    ({ marks }) => marks >= 2000,
  ),
  drawingCase(
    'viz-histogram',
    'histogram',
    '10,000 values in bins of one width, counting included',
    ({ marks }) => marks >= 35,
  ),
  drawingCase(
    'viz-heatmap',
    'heatmap',
    '28 x 28 cells and a bar of colours; @firstgrad/viz and matplotlib embed the cells as a PNG',
    ({ marks, images }) => marks >= 28 * 28 || images >= 1,
  ),
  {
    name: 'viz-start',
    title:
      'From starting a process to its end: it loads the library and writes the picture of viz-lines ' +
      'into a file.',
    contestants: contestants('start.mjs', 'lines', { start: true }),
    agree: agreeOn(hasLines),
  },
]
