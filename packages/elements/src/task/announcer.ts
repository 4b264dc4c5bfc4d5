import { make } from '../element/make.js'

/** Says things to those who hear the page: one sentence at a time, and none twice in a row. */
export interface Announcer {
  readonly element: HTMLElement
  say(sentence: string): void
}

export const createAnnouncer = (): Announcer => {
  const element = make('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' })
  return {
    element,
    say(sentence) {
      if (element.textContent !== sentence) element.textContent = sentence
    },
  }
}
