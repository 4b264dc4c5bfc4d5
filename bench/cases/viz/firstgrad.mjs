import { heatmap, histogram, lineChart, scatter, toSVG } from '@firstgrad/viz'
import { binWidth, height, width } from './pictures.mjs'

const size = { width, height }

/** @param {import('./pictures.mjs').Plane} picture */
const lines =
  ({ title, x, y, series }) =>
  () =>
    toSVG(lineChart({ ...size, title, x: { label: x }, y: { label: y }, series }))

/** @type {import('./drawings.mjs').Drawings} */
export const drawings = {
  lines,
  longLine: lines,
  scatter:
    ({ title, x, y, series }) =>
    () =>
      toSVG(scatter({ ...size, title, x: { label: x }, y: { label: y }, series })),
  histogram:
    ({ title, x, values }) =>
    () =>
      toSVG(
        histogram({
          ...size,
          title,
          x: { label: x },
          // About so many, of a round width: the values reach from -4 to 4.
          bins: Math.round(8 / binWidth),
          series: [{ name: x, values }],
        }),
      ),
  heatmap:
    ({ title, x, y, rows }) =>
    () =>
      toSVG(heatmap({ ...size, title, columnLabel: x, rowLabel: y, values: rows })),
}
