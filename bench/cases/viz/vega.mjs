import { parse, View } from 'vega'
import { compile } from 'vega-lite'
import { binWidth } from './pictures.mjs'

/**
 * The plot alone, from which Vega makes a picture of about 640 x 400: to be told the size of the
 * whole would make it lay everything out twice.
 */
const size = { width: 580, height: 340 }
const besideLegend = { ...size, width: 490 }

/**
 * @param {object} spec without its data, which come as rows by name: the fastest way in
 * @param {object[]} rows
 */
const drawing = (spec, rows) => async () => {
  const whole = /** @type {import('vega-lite').TopLevelSpec} */ ({
    ...spec,
    data: { name: 'rows' },
  })
  const view = new View(parse(compile(whole).spec), { renderer: 'none' }).data('rows', rows)
  const svg = await view.toSVG()
  view.finalize()
  return svg
}

/** @param {readonly import('./pictures.mjs').Series[]} series */
const rowsOf = (series) =>
  series.flatMap(({ name, x, y }) => Array.from(x, (at, i) => ({ x: at, y: y[i], name })))

/** @param {string} field @param {string} title */
const numbers = (field, title) => ({ field, title, type: 'quantitative' })

const series = { field: 'name', type: 'nominal', title: null }
const around = { scale: { zero: false } }

/** @type {import('./drawings.mjs').Drawings} */
export const drawings = {
  lines: ({ title, x, y, series: lines }) =>
    drawing(
      {
        ...besideLegend,
        title,
        mark: 'line',
        encoding: { x: numbers('x', x), y: numbers('y', y), color: series },
      },
      rowsOf(lines),
    ),
  longLine: ({ title, x, y, series: lines }) =>
    drawing(
      {
        ...size,
        title,
        mark: 'line',
        encoding: { x: numbers('x', x), y: numbers('y', y) },
      },
      rowsOf(lines),
    ),
  scatter: ({ title, x, y, series: points }) =>
    drawing(
      {
        ...besideLegend,
        title,
        mark: { type: 'point', filled: true, opacity: 0.75 },
        encoding: {
          x: { ...numbers('x', x), ...around },
          y: { ...numbers('y', y), ...around },
          color: series,
          shape: series,
        },
      },
      rowsOf(points),
    ),
  histogram: ({ title, x, y, values }) =>
    drawing(
      {
        ...size,
        title,
        mark: 'bar',
        encoding: {
          x: { ...numbers('value', x), bin: { step: binWidth } },
          y: { aggregate: 'count', title: y },
        },
      },
      Array.from(values, (value) => ({ value })),
    ),
  heatmap: ({ title, x, y, rows }) =>
    drawing(
      {
        ...besideLegend,
        title,
        mark: 'rect',
        encoding: {
          x: { field: 'column', type: 'ordinal', title: x },
          y: { field: 'row', type: 'ordinal', title: y },
          color: {
            field: 'value',
            type: 'quantitative',
            title: null,
            scale: { scheme: 'viridis' },
          },
        },
      },
      rows.flatMap((values, row) => values.map((value, column) => ({ row, column, value }))),
    ),
}
