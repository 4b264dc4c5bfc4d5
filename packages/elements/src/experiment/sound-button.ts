import type { Texts } from '../texts/texts.js'
import { button } from './button.js'
import { playLoss } from './sound.js'

/** A button that lets the first curve of a run be heard, and silences it. */
export const soundButton = (
  words: Texts['experiment']['sound'],
  values: () => readonly number[],
  say: (words: string) => void,
  signal: AbortSignal,
): HTMLButtonElement => {
  let silence: (() => void) | undefined
  const element = button(words.play, () => {
    if (silence) return silence()
    silence = playLoss(values(), () => {
      silence = undefined
      element.textContent = words.play
    })
    if (silence) element.textContent = words.stop
    say(silence ? words.explain : words.none)
  })
  signal.addEventListener('abort', () => silence?.())
  return element
}
