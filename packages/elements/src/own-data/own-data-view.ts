import { describeCode } from '@firstgrad/core/messages'
import { type OwnData, ownExperiment } from '@firstgrad/core/own-data-page'
import { isCodedError, type Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import { onThemeChange, themeOf } from '../element/theme.js'
import { noLink } from '../experiment/linked.js'
import { createPanel, type Panel, WorkerFailure } from '../experiment/panel.js'
import type { Failure } from '../experiment/protocol.js'
import { createRunner, type Runner } from '../experiment/runner.js'
import type { Texts } from '../texts/texts.js'
import { experimentWorker } from '../workers.js'
import { leftOutOf } from './left-out.js'
import { pictureCollector } from './picture-collector.js'
import { atSize } from './picture-set.js'
import { pictureTrial } from './picture-trial.js'
import { rowTrial } from './row-trial.js'
import { tableCollector } from './table-collector.js'

export interface OwnDataOptions {
  /** The element itself, whose theme its figures take. */
  readonly host: Element
  readonly language: Language
  readonly texts: Texts
  readonly signal: AbortSignal
}

/** What a training with own data needs. */
interface Training extends OwnDataOptions {
  readonly own: OwnData
  readonly runner: Runner
  readonly say: (words: string) => void
}

/** A line that is read to those who hear the page, beside what it speaks of. */
const statusLine = () => {
  const element = make('p', { class: 'status', role: 'status' })
  return {
    element,
    say: (words: string) => {
      element.textContent = words
    },
  }
}

const failureInWords = ({ code, details, message }: Failure, language: Language): string =>
  code === undefined ? message : describeCode({ code, details } as never, language)

const inWords = (error: unknown, language: Language, texts: Texts): string => {
  if (isCodedError(error)) return describeCode(error as never, language)
  if (error instanceof WorkerFailure && error.failure.code !== undefined) {
    return failureInWords(error.failure, language)
  }
  return texts.experiment.failed.worker((error as Error).message)
}

/** Asks the model that the panel shows; says why where it cannot be asked. */
const ask = async (
  { runner, say, language, texts }: Training,
  panel: Panel,
  question: Parameters<Runner['ask']>[2],
) => {
  const trained = panel.trained()
  if (!trained) {
    say(texts.ownData.try.wait)
    return null
  }
  const answer = await runner.ask(trained.request, trained.weights, question)
  if ('kind' in answer) return answer
  say(failureInWords(answer, language))
  return null
}

/** Where the trained model is tried. */
const trialOf = (training: Training, panel: Panel): HTMLElement => {
  const { own, say, signal, texts } = training
  if (own.kind === 'table') {
    return rowTrial({
      texts: texts.ownData,
      say,
      data: own.data,
      ask: async (row) => {
        const answer = await ask(training, panel, { kind: 'row', row })
        return answer?.kind === 'row' ? answer.answer : null
      },
    })
  }
  const { classes, size } = own.data
  return pictureTrial({
    texts: texts.ownData,
    say,
    signal,
    classes,
    ask: async (pixels) => {
      const question = { kind: 'picture', pixels: atSize(pixels, size) } as const
      const answer = await ask(training, panel, question)
      return answer?.kind === 'picture' ? answer.shares : null
    },
  })
}

/** The panel, and below it where the trained model can be tried. */
const train = async (options: Omit<Training, 'say'>): Promise<HTMLElement[]> => {
  const { own, runner, host, language, texts, signal } = options
  const { id, experiment } = ownExperiment(own)
  const panel = await createPanel({
    id,
    experiment,
    source: own,
    description: runner.describe(own),
    runner,
    language,
    texts: texts.experiment,
    theme: () => themeOf(host),
    data: undefined,
    link: async () => noLink,
    completes: false,
    onDeed: () => {},
    onLink: null,
    signal,
  })
  signal.addEventListener('abort', onThemeChange(panel.redraw))
  const { title } = texts.ownData.try
  const { element: status, say } = statusLine()
  const trial = trialOf({ ...options, say }, panel)
  return [
    ...(own.kind === 'table' ? leftOutOf(own.data, texts.ownData.leftOut) : []),
    panel.element,
    make(
      'section',
      { class: 'try', 'aria-label': title },
      make('p', { class: 'title' }, title),
      trial,
      status,
    ),
  ]
}

/** Collect, train, try, and back again. */
export const ownDataView = (options: OwnDataOptions): HTMLElement => {
  const { language, signal } = options
  const texts = options.texts.ownData
  const { element: status, say } = statusLine()
  const onTrouble = (error: unknown) => say(inWords(error, language, options.texts))
  const pictures = pictureCollector({ texts, say, signal })
  const table = tableCollector({ texts, say, signal, onTrouble })
  const places = {
    pictures: make('div', {}, pictures.element),
    table: make('div', { hidden: true }, table.element),
  }
  let kind: OwnData['kind'] = 'pictures'
  const choice = (own: OwnData['kind']) => {
    const radio = make('input', { type: 'radio', name: 'kind', checked: own === kind })
    radio.addEventListener('change', () => {
      kind = own
      places.pictures.hidden = own !== 'pictures'
      places.table.hidden = own !== 'table'
      say('')
    })
    return make('label', { class: 'choice' }, radio, ' ', texts.kinds[own])
  }
  const collected = (): OwnData | null => {
    if (kind === 'pictures') return { kind, data: pictures.data() }
    const data = table.data()
    return data && { kind, data }
  }
  const begin = make('button', { type: 'button', class: 'primary' }, texts.begin)
  const collecting = make(
    'div',
    {},
    make('fieldset', {}, make('legend', {}, texts.kind), choice('pictures'), choice('table')),
    places.pictures,
    places.table,
    make('p', {}, begin),
  )
  const training = make('div', { hidden: true })
  let leave = new AbortController()
  const back = make('button', { type: 'button' }, texts.change)
  back.addEventListener('click', () => {
    leave.abort()
    training.hidden = true
    collecting.hidden = false
    say('')
    begin.focus()
  })
  begin.addEventListener('click', async () => {
    if (begin.ariaDisabled) return
    leave = new AbortController()
    const both = AbortSignal.any([signal, leave.signal])
    const runner = createRunner(experimentWorker)
    both.addEventListener('abort', () => runner.close())
    // Not disabled, which would lose the focus: what is loading is pressed once.
    begin.ariaDisabled = 'true'
    pictures.closeCamera()
    try {
      const own = collected()
      if (!own) return say(texts.table.choose)
      say(texts.loading)
      const parts = await train({ ...options, own, runner, signal: both })
      if (both.aborted) return
      training.replaceChildren(make('p', {}, back), ...parts)
      collecting.hidden = true
      training.hidden = false
      say('')
      back.focus()
    } catch (error) {
      leave.abort()
      if (!signal.aborted) onTrouble(error)
    } finally {
      begin.ariaDisabled = null
    }
  })
  return make(
    'section',
    { class: 'panel', 'aria-label': texts.label },
    make('p', { class: 'title' }, texts.label),
    make('p', {}, texts.private),
    collecting,
    status,
    training,
  )
}
