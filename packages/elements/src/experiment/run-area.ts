import type { Experiment } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import { chartsOf } from './charts.js'
import { exportsOf } from './export-view.js'
import type { FigureViewOptions } from './figure-view.js'
import { createFiguresPlace } from './figures-place.js'
import type { Source } from './protocol.js'
import { resultsOf } from './results-view.js'
import type { RunRecord } from './run-record.js'
import { runsView } from './runs-view.js'

export interface RunAreaOptions extends FigureViewOptions {
  readonly language: Language
  readonly id: string
  readonly source: Source
  readonly measures: Experiment['measures']
  readonly say: (words: string) => void
  readonly onShow: (run: RunRecord) => void
  readonly onRemove: (run: RunRecord) => void
  readonly onLink: (() => Promise<void>) | null
}

/** What is to be seen of some runs. */
export interface RunsSeen {
  readonly runs: readonly RunRecord[]
  readonly shown: RunRecord
  /** The step up to which the shown run is drawn. */
  readonly until: number
  /** Nothing computes. */
  readonly isAtRest: boolean
}

export interface RunArea {
  readonly element: HTMLElement
  draw(seen: RunsSeen): void
  clear(): void
  /** Draws the figures again, such as in another theme. */
  redraw(): void
}

/** Charts, figures, results and exports of runs; loaded for those who run something. */
export const createRunArea = (options: RunAreaOptions): RunArea => {
  const { id, source, measures, language, texts, say } = options
  const [charts, figures] = [createFiguresPlace(options), createFiguresPlace(options)]
  const [results, kept, exports] = [make('div'), make('div'), make('div')]

  const drawEnd = ({ runs, shown }: RunsSeen) => {
    const { onShow, onRemove, onLink } = options
    results.replaceChildren(...resultsOf(shown, measures, language, texts))
    kept.replaceChildren(...runsView({ runs, shown, measures, language, texts, onShow, onRemove }))
    exports.replaceChildren(
      exportsOf({
        run: shown,
        name: id.split('/').at(-1)!,
        source,
        figures: [...charts.figures(), ...figures.figures()],
        language,
        texts,
        say,
        onLink,
      }),
    )
  }
  return {
    element: make(
      'div',
      { class: 'run-area' },
      charts.element,
      figures.element,
      results,
      kept,
      exports,
    ),
    draw(seen) {
      const { runs, shown, until } = seen
      charts.show(chartsOf(runs, shown, until, measures, language, texts))
      figures.show(shown.momentAt(until)?.figures ?? new Map())
      if (seen.isAtRest) drawEnd(seen)
    },
    clear() {
      charts.clear()
      figures.clear()
    },
    redraw() {
      charts.redraw()
      figures.redraw()
    },
  }
}
