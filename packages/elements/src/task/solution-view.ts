import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { paintCode } from './paint-code.js'

/** One right answer, to be compared with the learner's own. */
export const solutionView = (solution: string, words: Texts['task']): HTMLElement => {
  const code = make('pre', { tabindex: 0, translate: 'no' }, solution.trimEnd())
  void paintCode(code)
  return make(
    'section',
    { class: 'solution', 'aria-label': words.solutionTitle },
    make('p', { class: 'label' }, words.solutionTitle),
    code,
    make('p', { class: 'note' }, words.solutionNote),
  )
}
