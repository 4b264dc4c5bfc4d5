import type { Experiment } from '@firstgrad/core/exercises'
import { describeCode } from '@firstgrad/core/messages'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import type { RunRecord } from './run-record.js'

const short = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)))

/** Results, what the training doctor says, and what computed. */
export const resultsOf = (
  { result, findings, engine }: RunRecord,
  measures: Experiment['measures'],
  language: Language,
  texts: Texts['experiment'],
): HTMLElement[] => {
  const parts: HTMLElement[] = []
  if (result && result.reason === 'finished') {
    const rows = Object.entries(result.metrics).map(([name, value]) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, measures[name]?.[language] ?? name),
        make('td', {}, short(value)),
      ),
    )
    const head = make(
      'tr',
      {},
      make('th', { scope: 'col' }, texts.measure),
      make('th', { scope: 'col' }, texts.value),
    )
    parts.push(
      make(
        'table',
        {},
        make('caption', {}, texts.results),
        make('thead', {}, head),
        make('tbody', {}, ...rows),
      ),
    )
    const said = findings.map(({ finding, series }) => {
      const words = describeCode(finding, language)
      return make('li', {}, series === undefined ? words : `${series}: ${words}`)
    })
    if (said.length > 0) {
      const doctor = make('strong', {}, texts.doctor)
      parts.push(make('div', { class: 'doctor' }, doctor, make('ul', {}, ...said)))
    }
  }
  const [first, ...rest] = engine
  if (first !== undefined) {
    parts.push(
      make(
        'details',
        { class: 'engine' },
        make('summary', {}, `${texts.engine}: ${first}`),
        make('ul', {}, ...rest.map((line) => make('li', {}, line))),
      ),
    )
  }
  return parts
}
