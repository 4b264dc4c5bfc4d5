import type {
  Experiment,
  ExperimentInfo,
  FindingEvent,
  Metrics,
  ProgressEvent,
} from '@firstgrad/core/exercises'
import type { RunExperimentEvent } from '@firstgrad/core/experiments'
import { type Figure, summary } from '@firstgrad/core/figures'
import { toCharacters } from '@firstgrad/core/figures-node'
import { describeCode } from '@firstgrad/core/messages'
import stringWidth from 'string-width'
import type { Context } from '../context.js'
import { flagOf } from '../flag-of.js'
import { clock, startBar } from '../terminal/bar.js'
import { shortNumber } from '../terminal/short-number.js'
import { drawTable } from '../terminal/table.js'
import { wrap } from '../terminal/wrap.js'
import { downloadView } from './download.js'
import { fitWords } from './fit-words.js'
import { measureName } from './measure-name.js'

/** What a view knows of an experiment. */
export interface Titled extends Pick<ExperimentInfo, 'title' | 'dataset'> {
  readonly measures: Experiment['measures']
}

/** Without a live terminal a plain line tells of every tenth of the way. */
const plainLines = 10
/** The bar's own width with its percentage and the spaces between. */
const barWidth = 12 + 1 + 4 + 2

export const terminalWidth = ({ live }: Context['output']): number =>
  live ? Math.max(40, Math.min(process.stdout.columns || 80, 120)) : 80

/** A live bar while an experiment runs; elsewhere a few lines. */
export const experimentView = (context: Context, { dataset, measures }: Titled) => {
  const { language, texts, output } = context
  const words = texts.experiment
  const download = downloadView(context, dataset ?? '')
  let bar: ReturnType<typeof startBar> | null = null
  let before: ProgressEvent | null = null
  let tenths = 0
  let began = 0

  const close = () => {
    download.close()
    bar?.stop()
    bar = null
  }

  const pieces = (event: ProgressEvent) => [
    ...(event.series === undefined ? [] : [event.series]),
    ...Object.entries(event.measures).map(
      ([name, value]) => `${measureName(measures, name, language)} ${shortNumber(value)}`,
    ),
  ]

  const showStep = (event: ProgressEvent) => {
    const { step, of } = event
    // One of several runs side by side may count its own steps.
    const isNew = !before || before.of !== of || step < before.step
    before = event
    if (isNew) {
      close()
      tenths = 0
      began = performance.now()
    }
    if (output.live) {
      bar ??= startBar(words.running, of)
      const seconds = (performance.now() - began) / 1000
      const left = seconds > 2 ? [words.left(clock((seconds * (of - step)) / step))] : []
      const room = terminalWidth(output) - stringWidth(words.running) - barWidth - 1
      bar.update(step, fitWords([...left, ...pieces(event)], room))
    } else if (Math.floor((plainLines * step) / of) > tenths) {
      tenths = Math.floor((plainLines * step) / of)
      const line = [words.step(step, of), ...pieces(event)].join('  ')
      output.say(wrap(line, { hanging: 2 }))
    }
  }

  return {
    close,
    show(event: RunExperimentEvent) {
      switch (event.type) {
        case 'step':
          showStep(event)
          return
        case 'backend':
        case 'figure':
        case 'finding':
        case 'checkpoint':
          return
        case 'result':
          close()
          return
        default:
          download.show(event)
      }
    },
  }
}

/** What computes, and with which settings. */
export const showSettings = (
  { texts, output }: Context,
  { backend, device, threads }: Extract<RunExperimentEvent, { type: 'backend' }>['report'],
  seed: number,
  parameters: Readonly<Record<string, unknown>>,
): void => {
  const words = texts.experiment
  const settings = Object.entries(parameters).map(
    ([name, value]) => `${flagOf(name).slice(2)} ${value}`,
  )
  output.say(wrap(words.settings([words.seed(seed), ...settings].join(', ')), { hanging: 2 }))
  const where = threads ? texts.training.threads(device, threads) : device
  output.say(wrap(texts.training.backend(backend, where), { hanging: 2 }))
  output.say()
}

/** The figures, each with the sentence that says what is in it. */
export const showFigures = ({ language, output }: Context, figures: readonly Figure[]): void => {
  for (const figure of figures) {
    output.say()
    output.say(toCharacters(figure, { columns: terminalWidth(output), lang: language }))
    output.say(output.colors.dim(wrap(summary(figure, { lang: language }))))
  }
}

export const showMetrics = (
  { language, texts, output }: Context,
  measures: Experiment['measures'],
  metrics: Metrics,
): void => {
  const rows = Object.entries(metrics).map(
    ([name, value]) => [measureName(measures, name, language), shortNumber(value, 6)] as const,
  )
  output.say()
  output.say(output.colors.bold(texts.experiment.metrics))
  const table = drawTable(rows, { width: 78 })
  output.say(table.replace(/^(?=.)/gm, '  '))
}

/** What the training doctor says, where it has something to say. */
export const showFindings = (
  { language, texts, output }: Context,
  findings: readonly FindingEvent[],
): void => {
  if (findings.length === 0) return
  output.say()
  output.say(output.colors.bold(texts.experiment.doctor))
  for (const { finding, series } of findings) {
    const said = describeCode(finding, language)
    const whole = series === undefined ? said : `${series}: ${said}`
    output.say(wrap(whole, { indent: 2, hanging: 4 }))
  }
}

/** What was right, beside what was said before. */
export const showPrediction = (
  { language, texts, output }: Context,
  { ask, choices }: Experiment['prediction'],
  said: string | null,
  right: string | null,
): void => {
  const words = texts.experiment
  const named = (id: string) => choices.find((choice) => choice.id === id)?.words[language] ?? id
  const say = (line: string) => output.say(wrap(line, { indent: 2, hanging: 4 }))
  output.say()
  output.say(output.colors.bold(wrap(ask[language])))
  if (said !== null) say(words.said(named(said)))
  if (right === null) say(words.untold)
  else if (said === right) say(output.colors.green(words.right))
  else say(words.shown(named(right)))
}
