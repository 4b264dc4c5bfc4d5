import type { LineChart } from '../src/index.js'
import { lineChart } from '../src/index.js'
import { live } from '../src/live/index.js'

/** Runs in a page: a hundred thousand points that grow, drawn again in every frame. */
const run = async (milliseconds: number) => {
  const element = document.createElement('div')
  document.body.append(element)
  const count = 100_000
  const y = Array.from({ length: count }, (_, i) => Math.sin(i / 3000))
  const figure: LineChart = lineChart({ title: 'live', series: [{ name: 'loss', y }] })
  const view = live(figure, { element })
  const series = figure.series[0] as LineChart['series'][number]
  const began = performance.now()
  let frames = 0
  await new Promise<void>((done) => {
    const next = () => {
      for (let i = 0; i < 100; i++) {
        series.x.push(series.x.length)
        series.y.push(Math.sin(series.y.length / 3000))
      }
      // A single point far above all others must be seen.
      series.y[50_000] = 9
      view.update(figure)
      frames++
      if (performance.now() - began < milliseconds) requestAnimationFrame(next)
      else done()
    }
    requestAnimationFrame(next)
  })
  const seconds = (performance.now() - began) / 1000
  view.stop()
  const paths = [...element.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '')
  const longest = paths.reduce((a, b) => (b.length > a.length ? b : a), '')
  const heights = [...longest.matchAll(/,([\d.]+)/g)].map((match) => Number(match[1]))
  return {
    frames,
    seconds,
    points: series.y.length,
    drawn: heights.length,
    /** How far the one point stands out, in pixels. */
    peak: Math.max(...heights) - Math.min(...heights),
  }
}

Object.assign(globalThis, { runLive: run })
