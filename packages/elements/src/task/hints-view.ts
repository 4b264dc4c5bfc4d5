import type { Task } from '@firstgrad/core/exercises'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import { texts } from '../texts/texts.js'

/** The rungs of the ladder up to one, to be folded away; the last is code with a gap. */
export const hintsView = (
  hints: Task['hints'],
  rungs: number,
  open: boolean,
  language: Language,
): HTMLElement => {
  const words = texts[language].task
  const list = make('ol')
  for (const [i, hint] of hints.slice(0, rungs).entries()) {
    const label = make('p', { class: 'label' }, words.rung(i + 1, hints.length))
    const body =
      typeof hint === 'string'
        ? [make('pre', { tabindex: 0 }, hint), make('p', { class: 'note' }, words.gap)]
        : [make('p', {}, hint[language])]
    list.append(make('li', {}, label, ...body))
  }
  return make('details', { class: 'hints', open }, make('summary', {}, words.hints), list)
}
