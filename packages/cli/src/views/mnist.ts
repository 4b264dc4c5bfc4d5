import type { MnistEvent } from '@firstgrad/core'
import { clock, startBar } from '../terminal/bar.js'
import { drawDigits } from '../terminal/digits.js'
import { drawLossCurve } from '../terminal/loss-curve.js'
import { showDiverged } from './diverged.js'
import { downloadView } from './download.js'
import type { ViewMaker } from './view.js'

/** Without a live terminal a plain line tells of every tenth of the way. */
const plainLines = 10

const short = (value: number | undefined) => (value ?? Number.NaN).toFixed(3)

/** A live bar while it learns, then its loss curve, its accuracy and what it got wrong. */
export const mnistView: ViewMaker = (context) => {
  const { texts, output } = context
  const words = texts.training
  const download = downloadView(context, 'mnist')
  const losses: number[] = []
  let bar: ReturnType<typeof startBar> | null = null
  let epochs = 1

  const close = () => {
    download.close()
    bar?.stop()
    bar = null
  }

  const show = (event: MnistEvent) => {
    switch (event.type) {
      case 'backend': {
        const { backend, device, threads } = event.report
        output.say(words.backend(backend, threads ? words.threads(device, threads) : device))
        return
      }
      case 'network':
        output.say(words[event.network](event.parameters.toLocaleString('en')))
        if (event.spared) output.say(words.spared)
        return
      case 'start':
        epochs = event.epochs
        output.say()
        output.say(output.colors.bold(words.title(event.examples.toLocaleString('en'))))
        if (event.step > 0) output.say(words.started(event.step, event.of))
        if (output.live && event.step < event.of) bar = startBar(words.learning, event.of)
        return
      case 'step': {
        losses.push(event.measures.loss)
        const { loss, accuracy } = event.epochMeasures
        const left = clock(event.secondsLeft)
        if (bar) {
          const epoch = epochs > 1 ? words.epoch(event.epoch, epochs) : ''
          const rate = event.examplesPerSecond.toFixed(0)
          bar.update(event.step, words.bar(epoch, short(loss), short(accuracy), rate, left))
        } else if (!output.live && event.step % Math.ceil(event.of / plainLines) === 0) {
          output.say(words.plain(event.step, event.of, short(loss), short(accuracy), left))
        }
        return
      }
      case 'epoch':
        if (epochs > 1 && !bar) {
          const { loss, accuracy } = event.measures
          output.say(words.epochDone(event.epoch, event.of, short(loss), short(accuracy)))
        }
        return
      case 'diverged':
        close()
        showDiverged(context, event)
        return
      case 'end': {
        close()
        const curve = drawLossCurve(losses)
        if (curve && event.reason === 'finished') {
          output.say()
          output.say(words.lossCurve)
          output.say(curve)
          output.say()
        }
        return
      }
      case 'test':
        if (!output.live) return
        bar ??= startBar(words.testing, event.of)
        bar.update(event.done, '')
        return
      case 'mistakes': {
        close()
        const right = event.of - event.count
        const share = `${((100 * right) / event.of).toFixed(2)}%`
        const line = words.accuracy(
          share,
          right.toLocaleString('en'),
          event.of.toLocaleString('en'),
        )
        output.say()
        output.say(output.colors.bold(output.colors.green(line)))
        if (event.surest.length > 0) {
          output.say()
          output.say(words.mistakes)
          output.say(drawDigits(event.surest))
        }
        return
      }
      case 'result':
        close()
        if (event.reason === 'finished') output.say(`\n${words.time(event.seconds.toFixed(1))}`)
        return
      case 'checkpoint':
        return
      default:
        download.show(event)
    }
  }
  return { show: (event) => show(event as MnistEvent), close }
}
