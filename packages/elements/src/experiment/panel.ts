import type { ExperimentInfo } from '@firstgrad/core/exercises'
import type { ThemeName } from '@firstgrad/core/figures'
import { describeCode } from '@firstgrad/core/messages'
import { describeParameters, parseParameters } from '@firstgrad/core/parameters'
import type { Permalink } from '@firstgrad/core/permalink'
import type { Deed } from '@firstgrad/core/progress'
import { isCodedError, type Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { button } from './button.js'
import { chartsOf } from './charts.js'
import { createControls } from './controls.js'
import { exportsOf } from './export-view.js'
import { createFiguresPlace } from './figures-place.js'
import { createPredictionForm } from './prediction-form.js'
import { createProgressView } from './progress-view.js'
import type { AskRequest, Failure, ParameterValues, Source } from './protocol.js'
import { resultsOf } from './results-view.js'
import { RunRecord } from './run-record.js'
import type { Runner } from './runner.js'
import { runsView } from './runs-view.js'
import { soundButton } from './sound-button.js'
import { createTimeControl } from './time-control.js'

type Schema = Awaited<ReturnType<ExperimentInfo['parameters']>>

/** What a link brought, and in words what is wrong with it. */
export interface Linked {
  readonly parameters?: ParameterValues
  readonly seed?: number
  readonly lock: readonly string[]
  readonly trouble: string | null
}

export interface PanelOptions {
  readonly id: string
  readonly experiment: ExperimentInfo
  readonly source: Source
  readonly runner: Runner
  readonly language: Language
  readonly texts: Texts['experiment']
  readonly theme: () => ThemeName
  /** Where the page's own site has the course's data. */
  readonly data: string | undefined
  /** What the address of the page says of this experiment, given the schema of its parameters. */
  readonly link: (schema: Schema) => Linked
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
  const [schema, description] = await Promise.all([
    experiment.parameters(),
    runner.describe(source),
  ])
  if (!('kind' in description)) throw new WorkerFailure(description)
  const { measures } = description
  const { lock, trouble, parameters: linked = {}, seed: linkedSeed } = options.link(schema)
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
  const inWords = ({ code, details, message }: Failure): string => {
    if (code === 'stopped') return texts.failed.stopped
    return code === undefined ? message : describeCode({ code, details } as never, language)
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
  const charts = createFiguresPlace({ language, texts, theme })
  const figures = createFiguresPlace({ language, texts, theme })
  const [results, runsPlace, exportPlace] = [make('div'), make('div'), make('div')]

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
      say(describeCode(error as never, language))
      return
    }
    if (!Number.isSafeInteger(seed) || seed < 0) {
      const details = { name: 'seed', expected: { whole: true, least: 0 }, received: String(seed) }
      say(describeCode({ code: 'core/parameter', details }, language))
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
        const why = texts.state.failed(inWords(failure))
        const isEngine = failure.code?.startsWith('backend/')
        say(isEngine ? `${why} ${texts.failed.other('wasm')}` : why)
        draw()
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
    charts.clear()
    figures.clear()
  }

  const drawButtons = () => {
    const isRunning = active !== null
    runButton.disabled = isRunning
    runButton.textContent = runs.length > 0 ? texts.runAgain : texts.run
    for (const each of [pauseButton, stepButton, stopButton]) each.disabled = !isRunning
    pauseButton.textContent = isPaused ? texts.goOn : texts.pause
    hearButton.hidden = isRunning || !shown || shown.measures.size === 0
  }
  /** What is told of a run once it has ended. */
  const drawEnd = (run: RunRecord) => {
    results.replaceChildren(...resultsOf(run, measures, language, texts))
    runsPlace.replaceChildren(
      ...runsView({ runs, shown: run, measures, language, texts, onShow: show, onRemove: remove }),
    )
    exportPlace.replaceChildren(
      exportsOf({
        run,
        name: id.split('/').at(-1)!,
        source,
        figures: [...charts.figures(), ...figures.figures()],
        language,
        texts,
        say,
        onLink: options.onLink && link,
      }),
    )
  }
  const draw = () => {
    clearTimeout(timer)
    timer = undefined
    lastDrawn = performance.now()
    drawButtons()
    if (!shown) return
    progress.show(shown, active === shown)
    time.show(shown, active !== null)
    const until = time.until(shown)
    charts.show(chartsOf(runs, shown, until, measures, language, texts))
    figures.show(shown.momentAt(until)?.figures ?? new Map())
    if (!active) drawEnd(shown)
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
    charts.element,
    figures.element,
    results,
    runsPlace,
    exportPlace,
  )
  watch.observe(element)
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    watch.disconnect()
  })
  draw()
  return {
    element,
    redraw: () => {
      charts.redraw()
      figures.redraw()
    },
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
