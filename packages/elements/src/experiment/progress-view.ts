import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import type { RunRecord } from './run-record.js'

/** How far a run is: a bar and words. */
export const createProgressView = (texts: Texts['experiment']) => {
  const bar = make('progress', { max: 1, value: 0, hidden: true, 'aria-label': texts.progress })
  const words = make('span', { class: 'progress' })
  const share = ({ received, total }: { readonly received: number; readonly total: number }) =>
    total > 0 ? Math.floor((100 * received) / total) : 0
  return {
    element: make('p', {}, bar, ' ', words),
    show({ fetched, step, of, result }: RunRecord, isRunning: boolean) {
      bar.hidden = false
      bar.max = Math.max(1, of)
      bar.value = result?.reason === 'finished' ? bar.max : step
      if (fetched) words.textContent = texts.fetching(share(fetched))
      else if (of > 0) words.textContent = texts.progressOf(step, of)
      else words.textContent = isRunning ? texts.preparing : ''
    },
  }
}
