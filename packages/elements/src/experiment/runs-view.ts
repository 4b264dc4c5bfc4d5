import type { Experiment } from '@firstgrad/core/exercises'
import { compareRuns } from '@firstgrad/core/experiments'
import { toTable } from '@firstgrad/core/figures'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import type { RunRecord } from './run-record.js'

export interface RunsViewOptions {
  readonly runs: readonly RunRecord[]
  readonly shown: RunRecord
  readonly measures: Experiment['measures']
  readonly language: Language
  readonly texts: Texts['experiment']
  readonly onShow: (run: RunRecord) => void
  readonly onRemove: (run: RunRecord) => void
}

/** What the finished runs differ in, and what came of them. */
const comparison = ({ runs, measures, language, texts }: RunsViewOptions): HTMLElement[] => {
  const cards = runs.flatMap(({ result }) => (result?.card ? [result.card] : []))
  if (cards.length < 2) return []
  const { table } = compareRuns(cards, { language, words: measures })
  const { columns, rows } = toTable(table, { lang: language })
  const head = make(
    'tr',
    {},
    ...columns.map((each, i) => (i === 0 ? make('td') : make('th', { scope: 'col' }, each))),
  )
  const body = rows.map(([name, ...cells]) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, String(name ?? '')),
      ...cells.map((cell) => make('td', {}, String(cell ?? ''))),
    ),
  )
  const whole = make('table', {}, make('thead', {}, head), make('tbody', {}, ...body))
  return [
    make(
      'details',
      {},
      make('summary', {}, texts.runs.compare),
      make(
        'div',
        { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': texts.runs.compare },
        whole,
      ),
    ),
  ]
}

/** The runs that are kept, to look at one of them or to let it go. */
export const runsView = (options: RunsViewOptions): HTMLElement[] => {
  const { runs, shown, texts, onShow, onRemove } = options
  if (runs.length < 2) return []
  const items = runs.map((run) => {
    const { number, settings, from } = run
    const show = make(
      'button',
      { type: 'button', 'aria-pressed': String(run === shown) },
      texts.runs.show(number),
    )
    show.addEventListener('click', () => onShow(run))
    const remove = make('button', { type: 'button' }, texts.runs.remove(number))
    remove.addEventListener('click', () => onRemove(run))
    const words = [
      texts.runs.seed(settings.seed),
      ...(from ? [texts.runs.fork(from.run, from.step)] : []),
    ]
    return make('li', {}, show, ' ', remove, ' ', make('span', {}, words.join(', ')))
  })
  return [
    make('strong', {}, texts.runs.title),
    make('ul', { class: 'runs' }, ...items),
    ...comparison(options),
  ]
}
