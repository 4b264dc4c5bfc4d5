import { numberAt } from '../../training/numbers.mjs'

/**
 * What is drawn, the same in JavaScript and Python (pictures.py).
 *
 * @typedef {object} Series
 * @property {string} name
 * @property {Float64Array} x
 * @property {Float64Array} y
 *
 * @typedef {object} Plane lines or points
 * @property {string} title
 * @property {string} x
 * @property {string} y
 * @property {readonly Series[]} series
 *
 * @typedef {object} Distribution
 * @property {string} title
 * @property {string} x
 * @property {string} y
 * @property {Float64Array} values
 *
 * @typedef {object} Grid
 * @property {string} title
 * @property {string} x
 * @property {string} y
 * @property {readonly (readonly number[])[]} rows
 *
 * @typedef {{ lines: Plane, longLine: Plane, scatter: Plane, histogram: Distribution, heatmap: Grid }} Pictures
 */

export const width = 640
export const height = 400
/** Of the histogram. */
export const binWidth = 0.2
/** The steps that a bar of colours is made of. */
export const colourSteps = 64

/** A number of the normal distribution for each index, by Box and Muller. */
const normalAt = (/** @type {number} */ seed, /** @type {number} */ index) =>
  Math.sqrt(-2 * Math.log(1 - numberAt(seed, 2 * index))) *
  Math.cos(2 * Math.PI * numberAt(seed, 2 * index + 1))

const floats = (/** @type {number} */ length, /** @type {(index: number) => number} */ at) =>
  Float64Array.from({ length }, (_, index) => at(index))

/**
 * @param {string} name
 * @param {number} seed
 * @param {number} floor
 */
const loss = (name, seed, floor) => ({
  name,
  x: floats(1000, (i) => i),
  y: floats(1000, (i) => floor + 2.2 * Math.exp(-i / 180) + 0.05 * normalAt(seed, i)),
})

/**
 * @param {string} name
 * @param {number} seed
 * @param {number} length
 * @param {readonly [number, number]} centre
 */
const animals = (name, seed, length, [x, y]) => ({
  name,
  x: floats(length, (i) => x + normalAt(seed, i)),
  y: floats(length, (i) => y + 6 * normalAt(seed + 1, i)),
})

/** @type {{ [Name in keyof Pictures]: () => Pictures[Name] }} */
export const pictures = {
  lines: () => ({
    title: 'Loss of a run',
    x: 'step',
    y: 'cross-entropy',
    series: [loss('training', 1, 0.1), loss('validation', 2, 0.3)],
  }),
  longLine: () => ({
    title: 'Loss of a long run',
    x: 'step',
    y: 'cross-entropy',
    series: [
      {
        name: 'training',
        x: floats(100_000, (i) => i),
        y: floats(100_000, (i) => 1 + Math.exp(-i / 18_000) + 0.2 * normalAt(3, i)),
      },
    ],
  }),
  scatter: () => ({
    title: 'Weight and length of animals',
    x: 'weight',
    y: 'length',
    series: [
      animals('cat', 4, 667, [4, 46]),
      animals('rabbit', 6, 667, [2, 32]),
      animals('dog', 8, 666, [8, 60]),
    ],
  }),
  histogram: () => ({
    title: 'Weights of a layer',
    x: 'weight',
    y: 'count',
    values: floats(10_000, (i) => normalAt(10, i)),
  }),
  heatmap: () => ({
    title: 'What a channel answers',
    x: 'column',
    y: 'row',
    rows: Array.from({ length: 28 }, (_, row) =>
      Array.from(
        { length: 28 },
        (_, column) =>
          Math.sin(column / 4) * Math.cos(row / 5) + 0.3 * numberAt(11, 28 * row + column),
      ),
    ),
  }),
}

/** The words that a reader has to find. @param {Pictures[keyof Pictures]} picture */
export const wordsOf = (picture) => {
  const names = 'series' in picture ? picture.series.map(({ name }) => name) : []
  return [picture.title, picture.x, picture.y, ...(names.length > 1 ? names : [])]
}

/** Every number that is drawn, summed. @param {Pictures[keyof Pictures]} picture */
export const sumOf = (picture) => {
  const lists =
    'series' in picture
      ? picture.series.flatMap(({ x, y }) => [x, y])
      : 'values' in picture
        ? [picture.values]
        : picture.rows
  let sum = 0
  for (const list of lists) for (const value of list) sum += value
  return sum
}
