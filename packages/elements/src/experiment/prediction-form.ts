import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import type { Description } from './protocol.js'

export interface PredictionForm {
  readonly element: HTMLElement
  /** The choice that is marked; null for none. */
  said(): string | null
  /** Shows what the run has shown. */
  reveal(right: string | null): void
}

let forms = 0

/** What do you expect? Asked before the first run, answered by it. */
export const createPredictionForm = (
  { ask, choices }: Description['prediction'],
  language: Language,
  words: Texts['experiment']['predict'],
): PredictionForm => {
  const name = `prediction-${++forms}`
  const option = (id: string, text: string) => {
    const radio = make('input', { type: 'radio', name, value: id, checked: id === '' })
    return make('label', { class: 'choice' }, radio, ' ', text)
  }
  const outcome = make('p', { class: 'outcome' })
  const element = make(
    'fieldset',
    { class: 'prediction' },
    make('legend', {}, words.title),
    make('p', {}, ask[language]),
    ...choices.map(({ id, words: own }) => option(id, own[language])),
    option('', words.skip),
    outcome,
  )
  const said = () => {
    const marked = element.querySelector<HTMLInputElement>('input:checked')
    return marked?.value || null
  }
  const named = (id: string) => choices.find((each) => each.id === id)?.words[language] ?? id
  return {
    element,
    said,
    reveal(right) {
      const own = said()
      const parts = []
      if (own !== null) parts.push(words.said(named(own)))
      if (right === null) parts.push(words.untold)
      else parts.push(own === right ? words.right : words.shown(named(right)))
      outcome.textContent = parts.join(' ')
    },
  }
}
