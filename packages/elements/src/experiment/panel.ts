import type { ExperimentInfo } from '@firstgrad/core/exercises'
import type { ThemeName } from '@firstgrad/core/figures'
import { describeCode } from '@firstgrad/core/messages'
import { describeParameters, parseParameters } from '@firstgrad/core/parameters'
import type { Permalink } from '@firstgrad/core/permalink'
import type { Deed } from '@firstgrad/core/progress'
import { isCodedError, type Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { chartsOf } from './charts.js'
import { createControls } from './controls.js'
import { exportsOf } from './export-view.js'
import { createFigureView, type FigureView } from './figure-view.js'
import { createPredictionForm } from './prediction-form.js'
import type { Failure, ParameterValues, Source } from './protocol.js'
import { resultsOf } from './results-view.js'
import { RunRecord } from './run-record.js'
import type { Runner } from './runner.js'
import { runsView } from './runs-view.js'
import { playLoss } from './sound.js'

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

export interface Panel {
  readonly element: HTMLElement
  /** Draws the figures again, such as in another theme. */
  redraw(): void
  /** The last weights of the shown run, with what they were trained with; null where there are none. */
  trained(): { readonly parameters: ParameterValues; readonly weights: Uint8Array } | null
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
  const button = (words: string, onClick: () => void, primary = false) => {
    const element = make('button', { type: 'button', class: primary && 'primary' }, words)
    element.addEventListener('click', onClick)
    return element
  }
  const runButton = button(texts.run, () => begin(null), true)
  const pauseButton = button(texts.pause, () => pause(!isPaused))
  const stepButton = button(texts.step, () => oneStep())
  const stopButton = button(texts.stop, () => runner.stop())
  const soundButton = button(texts.sound.play, () => sound())
  const bar = make('progress', { max: 1, value: 0, 'aria-label': texts.progress })
  const barWords = make('span', { class: 'progress' })
  const slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': texts.time.title })
  const sliderWords = make('span')
  const forkButton = button('', () => fork())
  const time = make(
    'div',
    { class: 'time', hidden: true },
    make('label', {}, texts.time.title, ' ', slider),
    sliderWords,
    forkButton,
    make('p', { class: 'words' }, texts.time.explain),
  )
  const charts = make('div', { class: 'figures' })
  const figures = make('div', { class: 'figures' })
  const results = make('div')
  const runsPlace = make('div')
  const exportPlace = make('div')
  const views = new Map<string, FigureView>()

  let runs: RunRecord[] = []
  let shown: RunRecord | null = null
  let active: RunRecord | null = null
  let isPaused = false
  let wasFull = false
  let predicted = false
  let count = 0
  let silence: (() => void) | undefined

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
    for (const view of views.values()) view.element.remove()
    views.clear()
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
        say(texts.state.failed(inWords(failure)))
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
    const checkpoint = shown?.checkpointAt(until())
    if (shown && checkpoint) begin({ run: shown, ...checkpoint })
  }
  const sound = () => {
    if (silence) return silence()
    const values = [...(shown?.measures.values() ?? [])][0]?.values().next().value?.values ?? []
    silence = playLoss(values, () => {
      silence = undefined
      soundButton.textContent = texts.sound.play
    })
    if (silence) soundButton.textContent = texts.sound.stop
    say(silence ? texts.sound.explain : texts.sound.none)
  }
  signal.addEventListener('abort', () => silence?.())

  const isAtEnd = () => slider.value === slider.max
  /** The step up to which the shown run is seen. */
  const until = () =>
    isAtEnd() ? Number.POSITIVE_INFINITY : (shown?.moments[Number(slider.value)]?.step ?? 0)

  const viewOf = (key: string, place: HTMLElement): FigureView => {
    const known = views.get(key)
    if (known) return known
    const view = createFigureView({ language, texts, theme })
    views.set(key, view)
    place.append(view.element)
    return view
  }
  const drawProgress = (run: RunRecord) => {
    const { fetched, step, of, result } = run
    bar.max = Math.max(1, of)
    bar.value = result?.reason === 'finished' ? bar.max : step
    if (fetched) barWords.textContent = texts.fetching(share(fetched))
    else if (of > 0) barWords.textContent = texts.progressOf(step, of)
    else barWords.textContent = active === run ? texts.preparing : ''
  }
  const drawTime = (run: RunRecord) => {
    const wasAtEnd = isAtEnd() || slider.max === ''
    slider.max = String(Math.max(0, run.moments.length - 1))
    if (wasAtEnd) slider.value = slider.max
    time.hidden = run.moments.length < 2
    const step = isAtEnd() ? run.step : until()
    sliderWords.textContent = texts.time.at(step)
    slider.setAttribute('aria-valuetext', texts.time.at(step))
    const checkpoint = run.checkpointAt(until())
    forkButton.hidden = !checkpoint || active !== null
    if (checkpoint) forkButton.textContent = texts.time.fork(checkpoint.step)
  }
  const drawn = new WeakMap<FigureView, object>()
  const drawFigures = (run: RunRecord) => {
    for (const [measure, figure] of chartsOf(runs, run, until(), measures, language, texts)) {
      viewOf(`measure ${measure}`, charts).show(figure)
    }
    const moment = run.momentAt(until())
    for (const [name, figure] of moment?.figures ?? []) {
      const view = viewOf(`figure ${name}`, figures)
      if (drawn.get(view) === figure) continue
      drawn.set(view, figure)
      view.show(figure)
    }
    for (const [key, view] of views) {
      if (key.startsWith('figure ')) view.element.hidden = !moment?.figures.has(key.slice(7))
    }
  }
  const draw = () => {
    clearTimeout(timer)
    timer = undefined
    lastDrawn = performance.now()
    const isRunning = active !== null
    runButton.disabled = isRunning
    runButton.textContent = runs.length > 0 ? texts.runAgain : texts.run
    for (const each of [pauseButton, stepButton, stopButton]) each.disabled = !isRunning
    pauseButton.textContent = isPaused ? texts.goOn : texts.pause
    soundButton.hidden = isRunning || !shown || shown.measures.size === 0
    bar.hidden = !shown
    if (!shown) return
    const run = shown
    drawProgress(run)
    drawTime(run)
    drawFigures(run)
    if (isRunning) return
    results.replaceChildren(...resultsOf(run, measures, language, texts))
    runsPlace.replaceChildren(
      ...runsView({ runs, shown: run, measures, language, texts, onShow: show, onRemove: remove }),
    )
    exportPlace.replaceChildren(
      exportsOf({
        run,
        name: id.split('/').at(-1)!,
        source,
        figures: [...views.values()].flatMap((view) => view.figure ?? []),
        language,
        texts,
        say,
        onLink: options.onLink && link,
      }),
    )
  }
  const share = ({ received, total }: { received: number; total: number }) =>
    total > 0 ? Math.floor((100 * received) / total) : 0

  const show = (run: RunRecord) => {
    shown = run
    slider.max = ''
    for (const view of views.values()) view.element.remove()
    views.clear()
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
  slider.addEventListener('input', draw)

  controls.write(linked, linkedSeed)
  const element = make(
    'section',
    { class: 'panel', 'aria-label': texts.label(experiment.title[language]) },
    make('p', { class: 'title' }, experiment.title[language]),
    ...(trouble === null ? [] : [make('p', { role: 'alert' }, trouble)]),
    prediction.element,
    controls.element,
    make('p', { class: 'buttons' }, runButton, pauseButton, stepButton, stopButton, soundButton),
    make('p', {}, bar, ' ', barWords),
    status,
    time,
    charts,
    figures,
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
      for (const view of views.values()) view.redraw()
    },
    trained: () => {
      const weights = shown?.checkpoints.at(-1)?.weights
      return shown && weights ? { parameters: shown.settings.parameters, weights } : null
    },
  }
}

/** The worker could not even tell of the experiment. */
export class WorkerFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}
