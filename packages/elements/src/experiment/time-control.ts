import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { button } from './button.js'
import type { RunRecord } from './run-record.js'

export interface TimeControl {
  readonly element: HTMLElement
  /** The step up to which a run is seen: infinity at the end of the slider. */
  until(run: RunRecord): number
  /** Follows a run; who is at its end stays there while it grows. */
  show(run: RunRecord, isRunning: boolean): void
  /** Goes to the end of another run. */
  reset(): void
}

/** A slider over the moments of a run, and the way to fork from one. */
export const createTimeControl = (
  words: Texts['experiment']['time'],
  { onMove, onFork }: { readonly onMove: () => void; readonly onFork: () => void },
): TimeControl => {
  const slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': words.title })
  const place = make('span')
  const forkButton = button('', onFork)
  slider.addEventListener('input', onMove)
  const element = make(
    'div',
    { class: 'time', hidden: true },
    make('label', {}, words.title, ' ', slider),
    place,
    forkButton,
    make('p', { class: 'words' }, words.explain),
  )
  const isAtEnd = () => slider.value === slider.max
  const until = (run: RunRecord) =>
    isAtEnd() ? Number.POSITIVE_INFINITY : (run.moments[Number(slider.value)]?.step ?? 0)
  return {
    element,
    until,
    show(run, isRunning) {
      const wasAtEnd = isAtEnd() || slider.max === ''
      slider.max = String(Math.max(0, run.moments.length - 1))
      if (wasAtEnd) slider.value = slider.max
      element.hidden = run.moments.length < 2
      const at = words.at(isAtEnd() ? run.step : until(run))
      place.textContent = at
      slider.setAttribute('aria-valuetext', at)
      const checkpoint = run.checkpointAt(until(run))
      forkButton.hidden = !checkpoint || isRunning
      if (checkpoint) forkButton.textContent = words.fork(checkpoint.step)
    },
    reset() {
      slider.max = ''
    },
  }
}
