import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { binWidth, colourSteps, height, width } from './pictures.mjs'

const { document } = parseHTML('<!doctype html><html><body></body></html>')
const size = { document, width, height }

/**
 * Columns, as Plot takes them without an object for each point.
 *
 * @param {readonly import('./pictures.mjs').Series[]} series
 */
const columnsOf = (series) => ({
  length: series.reduce((sum, { x }) => sum + x.length, 0),
  x: Float64Array.from(series.flatMap(({ x }) => [...x])),
  y: Float64Array.from(series.flatMap(({ y }) => [...y])),
  names: series.flatMap(({ name, x }) => Array.from(x, () => name)),
})

/**
 * Plot's own legend paints its bar on a canvas, which linkedom does not have.
 *
 * @param {any} domain
 */
const colourBar = ([low, high]) => {
  const edges = Array.from(
    { length: colourSteps + 1 },
    (_, i) => low + ((high - low) * i) / colourSteps,
  )
  const from = edges.slice(0, -1)
  return Plot.plot({
    document,
    width: 240,
    height: 44,
    color: { scheme: 'viridis' },
    y: { axis: null },
    marks: [Plot.rect(from, { x1: from, x2: edges.slice(1), fill: from })],
  }).outerHTML
}

/** @type {import('./drawings.mjs').Drawings} */
export const drawings = {
  lines: ({ title, x, y, series }) => {
    const { length, names, ...columns } = columnsOf(series)
    return () =>
      Plot.plot({
        ...size,
        title,
        x: { label: x },
        y: { label: y, grid: true },
        color: { legend: true },
        marks: [Plot.line({ length }, { ...columns, stroke: names })],
      }).outerHTML
  },
  longLine: ({ title, x, y, series }) => {
    const { length, names, ...columns } = columnsOf(series)
    return () =>
      Plot.plot({
        ...size,
        title,
        x: { label: x },
        y: { label: y, grid: true },
        marks: [Plot.line({ length }, columns)],
      }).outerHTML
  },
  scatter: ({ title, x, y, series }) => {
    const { length, names, ...columns } = columnsOf(series)
    return () =>
      Plot.plot({
        ...size,
        title,
        x: { label: x },
        y: { label: y, grid: true },
        symbol: { legend: true },
        marks: [
          Plot.dot({ length }, { ...columns, fill: names, symbol: names, fillOpacity: 0.75 }),
        ],
      }).outerHTML
  },
  histogram:
    ({ title, x, y, values }) =>
    () =>
      Plot.plot({
        ...size,
        title,
        x: { label: x },
        y: { label: y, grid: true },
        marks: [
          Plot.rectY(
            values,
            Plot.binX({ y: 'count' }, { x: (/** @type {number} */ v) => v, interval: binWidth }),
          ),
        ],
      }).outerHTML,
  heatmap: ({ title, x, y, rows }) => {
    const values = rows.flat()
    const columns = rows[0]?.length ?? 0
    const at = {
      x: values.map((_, i) => i % columns),
      y: values.map((_, i) => Math.floor(i / columns)),
      fill: values,
    }
    return () => {
      const cells = Plot.plot({
        ...size,
        title,
        x: { label: x, padding: 0 },
        y: { label: y, padding: 0 },
        color: { scheme: 'viridis' },
        marks: [Plot.cell(values, at)],
      })
      return cells.outerHTML + colourBar(cells.scale('color')?.domain)
    }
  },
}
