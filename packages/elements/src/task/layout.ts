import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { createAnnouncer } from './announcer.js'

let panels = 0

/** The parts of a task's panel, empty as yet. */
export const layOut = (title: string, file: string, words: Texts['task']) => {
  const keysId = `keys-${panels++}`
  const button = (text: string, name = '') =>
    make('button', { type: 'button', class: name || undefined }, text)
  const parts = {
    state: make('span', { class: 'state' }),
    desk: make('div', { class: 'desk' }),
    keys: make('p', { class: 'keys', id: keysId }, words.keys),
    check: button(words.check, 'primary'),
    hint: button(''),
    solution: button(words.solution),
    reset: button(words.reset),
    takeBack: button(words.takeBack),
    share: button(words.share, 'last'),
    notice: make('div', { class: 'notice' }),
    trouble: make('div', { class: 'notice' }),
    hints: make('div', { class: 'rungs' }),
    verdict: make('section', { class: 'verdict', 'aria-label': words.verdict }),
    announcer: createAnnouncer(),
  }
  const { state, desk, keys, check, hint, solution, reset, takeBack, share } = parts
  const element = make(
    'section',
    { class: 'panel', 'aria-label': words.label(title) },
    make(
      'div',
      { class: 'head' },
      make('span', { class: 'name' }, words.label(title)),
      make('span', { class: 'file', translate: 'no' }, file),
      state,
    ),
    desk,
    keys,
    make('div', { class: 'tools' }, check, hint, solution, reset, takeBack, share),
    parts.trouble,
    parts.notice,
    parts.hints,
    parts.verdict,
    parts.announcer.element,
  )
  /** How the code stands, in a word or two. */
  const showState = (text: string, name = '') => {
    state.textContent = text
    state.className = `state ${name}`
  }
  return { ...parts, element, keysId, showState }
}

export type Layout = ReturnType<typeof layOut>
