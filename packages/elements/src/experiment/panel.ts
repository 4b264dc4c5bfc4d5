import type { ExperimentInfo } from '@firstgrad/core/exercises'
import type { ThemeName } from '@firstgrad/core/figures'
import { describeParameters, parseParameters } from '@firstgrad/core/parameters'
import type { Permalink } from '@firstgrad/core/permalink'
import type { Deed } from '@firstgrad/core/progress'
import { isCodedError, type Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { button } from './button.js'
import { createControls } from './controls.js'
import type { Linked } from './linked.js'
import { createPredictionForm } from './prediction-form.js'
import { createProgressView } from './progress-view.js'
import type { AskRequest, Failure, ParameterValues, Source } from './protocol.js'
import type { RunArea } from './run-area.js'
import { RunRecord } from './run-record.js'
import type { Runner } from './runner.js'
import { soundButton } from './sound-button.js'
import { createTimeControl } from './time-control.js'

type Schema = Awaited<ReturnType<ExperimentInfo['parameters']>>

export interface PanelOptions {
  readonly id: string
  readonly experiment: ExperimentInfo
  readonly source: Source
  /** What the runner says of the source. */
  readonly description: ReturnType<Runner['describe']>
  readonly runner: Runner
  readonly language: Language
  readonly texts: Texts['experiment']
  readonly theme: () => ThemeName
  /** Where the page's own site has the course's data. */
  readonly data: string | undefined
  /** What the address of the page says of this experiment, given the schema of its parameters. */
  readonly link: (schema: Schema) => Promise<Linked>
  /** The exercise has no code to write, so that running it is doing it. */
  readonly completes: boolean
  readonly onDeed: (deed: Deed) => void
  /** Puts a link to these settings into the address; resolves to whether it was copied too. */
  readonly onLink: ((settings: Omit<Permalink, 'exercise' | 'code'>) => Promise<boolean>) | null
  readonly signal: AbortSignal
}

/** A model as a run left it. */
export interface Trained {
  readonly request: AskRequest
  readonly weights: Uint8Array
}

export interface Panel {
  readonly element: HTMLElement
  /** Draws the figures again, such as in another theme. */
  redraw(): void
  /**
   * The last weights of the shown run, with what they were trained with; null where there are none, and
   * while a run computes, for the worker does one thing at a time.
   */
  trained(): Trained | null
}

const mostRuns = 4
const checkpoints = 20
/** While a run computes, figures are drawn so often at most: the page must stay smooth. */
const drawMs = 250

/** The panel of an experiment: predict, set, run, see, go back, fork, compare, take along. */
export const createPanel = async (options: PanelOptions): Promise<Panel> => {
  const { id, experiment, source, runner, language, texts, theme, data, signal } = options
  const [schema, description] = await Promise.all([experiment.parameters(), options.description])
  if (!('kind' in description)) throw new WorkerFailure(description)
  const { measures } = description
  const { lock, trouble, parameters: linked = {}, seed: linkedSeed } = await options.link(schema)
  const controls = createControls({
    infos: describeParameters(schema),
    language,
    words: texts.controls,
    lock,
  })

  const status = make('p', { class: 'status', role: 'status' })
  const say = (words: string) => {
    status.textContent = words
  }
  /** The words for an error; the catalogs are large, and most pages never need them. */
  const wordsFor = async (error: object): Promise<string> =>
    (await import('@firstgrad/core/messages')).describeCode(error as never, language)
  const inWords = async ({ code, details, message }: Failure): Promise<string> => {
    if (code === 'stopped') return texts.failed.stopped
    return code === undefined ? message : wordsFor({ code, details })
  }

  const prediction = createPredictionForm(description.prediction, language, texts.predict)
  const runButton = button(texts.run, () => begin(null), true)
  const pauseButton = button(texts.pause, () => pause(!isPaused))
  const stepButton = button(texts.step, () => oneStep())
  const stopButton = button(texts.stop, () => runner.stop())
  const firstCurve = () => [...(shown?.measures.values() ?? [])][0]?.values().next().value?.values
  const hearButton = soundButton(texts.sound, () => firstCurve() ?? [], say, signal)
  const progress = createProgressView(texts)
  const time = createTimeControl(texts.time, { onMove: () => draw(), onFork: () => fork() })
  const runsPlace = make('div')
  let area: RunArea | null = null

  let runs: RunRecord[] = []
  let shown: RunRecord | null = null
  let active: RunRecord | null = null
  let isPaused = false
  let wasFull = false
  let predicted = false
  let count = 0

  const finish = (run: RunRecord) => {
    active = null
    isPaused = false
    const { result } = run
    if (!result?.card) {
      say(texts.state.stopped(run.step))
    } else {
      const done = texts.state.finished(run.number, result.seconds.toFixed(1))
      say(wasFull ? `${done} ${texts.runs.full}` : done)
      options.onDeed({
        type: 'ran',
        card: result.card,
        completes: options.completes,
      })
      const right = result.prediction?.right ?? null
      const said = prediction.said()
      prediction.reveal(right)
      if (said !== null && right !== null && !predicted) {
        options.onDeed({ type: 'outcome', choice: said, right: said === right })
      }
      predicted = true
    }
    draw()
  }
  const begin = (from: { run: RunRecord; step: number; weights: Uint8Array } | null) => {
    if (active) return
    const { parameters: given, seed, backend } = controls.read()
    let parameters: ParameterValues
    try {
      parameters = parseParameters(schema, given) as ParameterValues
    } catch (error) {
      if (!isCodedError(error)) throw error
      void wordsFor(error).then(say)
      return
    }
    if (!Number.isSafeInteger(seed) || seed < 0) {
      const details = { name: 'seed', expected: { whole: true, least: 0 }, received: String(seed) }
      void wordsFor({ code: 'core/parameter', details }).then(say)
      return
    }
    const said = prediction.said()
    if (!predicted && said !== null) {
      options.onDeed({ type: 'predicted', choice: said, right: null })
    }
    const settings = { parameters, seed }
    const run = new RunRecord(++count, settings, from && { run: from.run.number, step: from.step })
    const isFull = runs.length >= mostRuns
    runs = [...runs.slice(isFull ? 1 : 0), run]
    shown = run
    active = run
    isPaused = false
    clear()
    void loadArea()
    say(texts.state.running(run.number))
    wasFull = isFull
    const request = {
      source,
      ...settings,
      language,
      checkpoints: experiment.forks ? checkpoints : 0,
      ...(backend !== undefined && { backend }),
      ...(from && { start: from.weights }),
      ...(data !== undefined && { data }),
    }
    runner.run(request, {
      events(events, engine) {
        if (engine) run.engine = engine
        for (const event of events) run.add(event)
        if (run.result) finish(run)
        else soon()
      },
      failed(failure) {
        active = null
        draw()
        void inWords(failure).then((words) => {
          const why = texts.state.failed(words)
          const isEngine = failure.code?.startsWith('backend/')
          say(isEngine ? `${why} ${texts.failed.other('wasm')}` : why)
        })
      },
    })
    draw()
  }
  const pause = (should: boolean) => {
    if (!active) return
    isPaused = should
    runner.go(should ? 'none' : 'all')
    if (should) say(texts.state.paused(active.step))
    draw()
  }
  const oneStep = () => {
    if (!active) return
    isPaused = true
    runner.go('one')
    soon()
  }
  const fork = () => {
    const checkpoint = shown?.checkpointAt(time.until(shown))
    if (shown && checkpoint) begin({ run: shown, ...checkpoint })
  }
  const clear = () => {
    time.reset()
    area?.clear()
  }
  const loadArea = async () => {
    if (area) return
    try {
      const { createRunArea } = await import('./run-area.js')
      // Someone may have asked twice.
      if (area) return
      area = createRunArea({
        id,
        source,
        measures,
        language,
        texts,
        theme,
        say,
        onShow: show,
        onRemove: remove,
        onLink: options.onLink && link,
      })
      runsPlace.replaceChildren(area.element)
      draw()
    } catch (error) {
      // Offline, perhaps: the next run tries again.
      if (!(error instanceof TypeError)) throw error
      say(texts.failed.worker(error.message))
    }
  }

  const drawButtons = () => {
    const isRunning = active !== null
    runButton.disabled = isRunning
    runButton.textContent = runs.length > 0 ? texts.runAgain : texts.run
    for (const each of [pauseButton, stepButton, stopButton]) each.disabled = !isRunning
    pauseButton.textContent = isPaused ? texts.goOn : texts.pause
    hearButton.hidden = isRunning || !shown || shown.measures.size === 0
  }
  const draw = () => {
    clearTimeout(timer)
    timer = undefined
    lastDrawn = performance.now()
    drawButtons()
    if (!shown) return
    progress.show(shown, active === shown)
    time.show(shown, active !== null)
    area?.draw({ runs, shown, until: time.until(shown), isAtRest: active === null })
  }

  const show = (run: RunRecord) => {
    shown = run
    clear()
    draw()
  }
  const remove = (run: RunRecord) => {
    runs = runs.filter((each) => each !== run)
    if (shown === run) show(runs.at(-1)!)
    else draw()
  }
  const link = async () => {
    const { parameters, seed } = shown!.settings
    say(
      (await options.onLink!({ parameters, seed, lock }))
        ? texts.export.copied
        : texts.export.notCopied,
    )
  }

  // Nothing is drawn that nobody sees.
  let isVisible = true
  const watch = new IntersectionObserver(([entry]) => {
    isVisible = entry!.isIntersecting
    if (isVisible && active) draw()
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastDrawn = 0
  const soon = () => {
    if (timer !== undefined || !isVisible) return
    timer = setTimeout(draw, Math.max(0, lastDrawn + drawMs - performance.now()))
  }
  controls.write(linked, linkedSeed)
  const element = make(
    'section',
    { class: 'panel', 'aria-label': texts.label(experiment.title[language]) },
    make('p', { class: 'title' }, experiment.title[language]),
    ...(trouble === null ? [] : [make('p', { role: 'alert' }, trouble)]),
    prediction.element,
    controls.element,
    make('p', { class: 'buttons' }, runButton, pauseButton, stepButton, stopButton, hearButton),
    progress.element,
    status,
    time.element,
    runsPlace,
  )
  watch.observe(element)
  // Whoever comes with a hand or a key is about to run it.
  for (const coming of ['pointerenter', 'focusin'])
    element.addEventListener(coming, () => void import('./run-area.js').catch(() => {}), {
      once: true,
    })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    watch.disconnect()
  })
  draw()
  return {
    element,
    redraw: () => area?.redraw(),
    trained: () => {
      const weights = shown?.checkpoints.at(-1)?.weights
      if (!shown || !weights || active) return null
      const { parameters } = shown.settings
      const backend = shown.result?.backend
      return { request: { source, parameters, ...(backend && { backend }) }, weights }
    },
  }
}

/** The worker could not even tell of the experiment. */
export class WorkerFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}
