import type { LineFitEvent, Point } from '@firstgrad/core'
import { drawLine } from '../terminal/line-chart.js'
import { drawLossCurve } from '../terminal/loss-curve.js'
import { wrap } from '../terminal/wrap.js'
import { showDiverged } from './diverged.js'
import type { ViewMaker } from './view.js'

const rowsShown = 6

const short = (value: number) => value.toFixed(5)

/** The fitted line over its points, after a few rows of how it came about. */
export const lineFitView: ViewMaker = (context) => {
  const { texts, output } = context
  const costs: number[] = []
  let points: readonly Point[] = []
  let rows: readonly number[] = []

  const show = (event: LineFitEvent) => {
    switch (event.type) {
      case 'start':
        points = event.points
        rows = Array.from(
          { length: rowsShown },
          (_, i) => Math.ceil(((i + 1) * event.of) / rowsShown / event.every) * event.every,
        )
        output.say(output.colors.bold(texts.line.title))
        output.say(wrap(texts.line.explain))
        output.say()
        return
      case 'epoch': {
        costs.push(event.cost)
        const wanted = costs.length === 1 || rows.includes(event.epoch) || event.epoch === event.of
        const row = [short(event.cost), short(event.W), short(event.b)] as const
        if (wanted) output.say(texts.line.row(event.epoch, ...row))
        return
      }
      case 'diverged':
        showDiverged(context, event)
        return
      case 'result': {
        if (event.reason !== 'finished') return
        const { W, b, cost, steps, ms, backend } = event
        output.say()
        output.say(drawLine(points, { W, b }, output.colors.cyan))
        output.say(
          `        ${output.colors.cyan('●')} ${texts.line.points}   ⠤ ${texts.line.fitted}`,
        )
        output.say()
        const curve = drawLossCurve(costs)
        if (curve) output.say(`${curve}\n`)
        output.say(output.colors.bold(texts.line.result(short(W), short(b), cost.toFixed(6))))
        output.say(texts.line.timing(steps.toLocaleString('en'), ms.toFixed(1), backend))
        return
      }
    }
  }
  return { show: (event) => show(event as LineFitEvent), close() {} }
}
